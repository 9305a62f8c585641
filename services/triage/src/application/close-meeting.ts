import { Inject, Injectable } from '@nestjs/common';
import type { closeMeeting, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { closeMeeting as close } from '../domain/meeting/index.ts';
import { ChangeMeeting } from './change-meeting.ts';
import { TriageFiles } from './stores.ts';
import { clientSystemIdsOf } from './triage-record.ts';

/** The meeting was held; what was not decided goes back to the list, and may come on another agenda. */
@Injectable()
export class CloseMeeting {
  constructor(
    @Inject(ChangeMeeting) private readonly change: ChangeMeeting,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` when it was closed before */
  async execute(
    { meetingId }: OperationInput<typeof closeMeeting>,
    caller: Caller,
  ): Promise<OperationOutput<typeof closeMeeting>> {
    await this.change.allow(caller, meetingId);
    const { version, state } = await this.change.perform(caller, meetingId, async (meeting, tx) => {
      const onAgenda = meeting.agenda.map(({ fileId }) => fileId);
      const rows = await this.files.onAgenda(onAgenda, tx.session);
      const waiting = rows.filter(({ file }) => file.state === 'waiting').map(({ file }) => file.fileId);
      const held = close(meeting, waiting);
      await this.files.putOn(tx, waiting, undefined);
      return { meeting: held, clientSystemIds: rows.flatMap(clientSystemIdsOf) };
    });
    return { meetingId, version, state };
  }
}
