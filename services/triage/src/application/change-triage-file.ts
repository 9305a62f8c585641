import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { refuseWhenDecided } from '../domain/triage-file/index.ts';
import { TriageFiles } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import type { TriageRecord } from './triage-record.ts';

/** What the changes of a triage file have in common: who may, from which version, stored and logged as one. */
@Injectable()
export class ChangeTriageFile {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-found`, `already-decided`, `version-required` */
  async allow(caller: Caller, action: 'work-on-triage-file' | 'decide-triage', fileId: string): Promise<TriageRecord> {
    const closed = await this.files.findClosed(fileId);
    const touched = { clientSystemIds: closed === undefined ? [] : clientSystemIdsOf(closed.row) };
    await this.gate.requireOn(caller, action, closed && groundedRecordOf(closed.row), touched);
    if (closed === undefined) throw new ProblemError('not-found');
    const record = await closed.open();
    refuseWhenDecided(record.file);
    expectedVersionOf(caller);
    return record;
  }

  /**
   * Stores what `change` makes of the version that the caller saw. One stands: who comes second learns what stands now.
   * @throws ProblemError `already-decided`, `version-conflict`
   */
  async perform(
    caller: Caller,
    fileId: string,
    change: (record: TriageRecord, tx: Transaction) => TriageRecord,
    announce: (stored: TriageRecord, tx: Transaction) => void = () => undefined,
  ): Promise<TriageRecord> {
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const record = await this.files.find(fileId, tx.session);
      if (record === undefined) throw new ProblemError('not-found');
      refuseWhenDecided(record.file);
      const { version } = record.file;
      if (version !== expected) throw new ProblemError('version-conflict', { currentVersion: version });
      const stored = await this.files.replace(tx, change(record, tx), expected);
      announce(stored, tx);
      this.gate.logChange(tx, caller, { clientSystemIds: clientSystemIdsOf(record) }, groundedRecordOf(record));
      return stored;
    });
  }
}
