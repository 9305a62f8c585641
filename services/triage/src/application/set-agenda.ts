import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, setAgenda } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { ChangeMeeting } from './change-meeting.ts';
import { PutOnAgenda } from './put-on-agenda.ts';

/** The agenda of a meeting, in order; a file is on one agenda at most. */
@Injectable()
export class SetAgenda {
  constructor(
    @Inject(ChangeMeeting) private readonly change: ChangeMeeting,
    @Inject(PutOnAgenda) private readonly agendas: PutOnAgenda,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `invalid-input`, `conflict` when the meeting was held */
  async execute(
    { meetingId, fileIds }: OperationInput<typeof setAgenda>,
    caller: Caller,
  ): Promise<OperationOutput<typeof setAgenda>> {
    await this.change.allow(caller, meetingId);
    const { version } = await this.change.perform(caller, meetingId, (meeting, tx) =>
      this.agendas.put(tx, caller, meeting, fileIds),
    );
    return { meetingId, version };
  }
}
