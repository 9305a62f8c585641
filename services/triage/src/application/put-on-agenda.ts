import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { setAgenda } from '../domain/meeting/index.ts';
import type { Meeting } from '../domain/meeting/index.ts';
import { TriageFiles } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';

/** What setting the agenda of a new meeting and of one that is planned have in common: both sides of it change together. */
@Injectable()
export class PutOnAgenda {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-found`, `invalid-input`, `conflict` */
  async put(
    tx: Transaction,
    caller: Caller,
    meeting: Meeting,
    asked: readonly string[],
  ): Promise<{ readonly meeting: Meeting; readonly clientSystemIds: string[] }> {
    const before = meeting.agenda.map(({ fileId }) => fileId);
    const rows = await this.files.onAgenda([...before, ...asked], tx.session);
    const visible = rows.filter((row) => this.gate.allows(caller, 'read-triage-file', groundedRecordOf(row)));
    const next = setAgenda(
      meeting,
      asked,
      visible.map(({ file: { fileId, state }, meetingId }) => ({ fileId, state, meetingId })),
    );
    const after = next.agenda.map(({ fileId }) => fileId);
    await this.files.putOn(tx, added(before, after), meeting.meetingId);
    await this.files.putOn(tx, added(after, before), undefined);
    const touched = visible.filter(({ file }) => asked.includes(file.fileId));
    return { meeting: next, clientSystemIds: touched.flatMap(clientSystemIdsOf) };
  }
}

function added(from: readonly string[], to: readonly string[]): string[] {
  return to.filter((fileId) => !from.includes(fileId));
}
