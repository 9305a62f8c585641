import { Inject, Injectable } from '@nestjs/common';
import { ProblemError, tableInputChanged } from '@veilighuis/contracts';
import type { EventData } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { OnceKey, Transaction } from '@veilighuis/persistence';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { TriageFiles } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import type { FileAtTable } from './triage-record.ts';

type InputAction = 'write-contribution' | 'work-on-triage-file' | 'invite-to-triage' | 'decide-disclosure';
export type InputPart = EventData<typeof tableInputChanged>['part'];

/** What a change comes to: what is brought from then on, and the answer to whoever changed it. */
export interface InputChange<Answer> {
  readonly row: FileAtTable;
  readonly answer: Answer;
  /** Persons whom it is about, for the log. */
  readonly personIds?: readonly string[];
}

/**
 * What the changes of what the table brings have in common. The file itself stays the same version: whoever writes, invites
 * or records who is there never makes the decision of someone else a conflict (R26). Two changes of one file at the same
 * moment are done one after the other.
 */
@Injectable()
export class ChangeTableInput {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-found`, also when it may not be seen */
  async allow(caller: Caller, action: InputAction, fileId: string): Promise<FileAtTable> {
    const closed = await this.files.findClosed(fileId);
    const touched = { clientSystemIds: closed === undefined ? [] : clientSystemIdsOf(closed.row) };
    await this.gate.requireOn(caller, action, closed && groundedRecordOf(closed.row), touched);
    if (closed === undefined) throw new ProblemError('not-found');
    return closed.row;
  }

  /**
   * Stores, logs and announces as one.
   * @param part what is announced as changed. `draft` is announced to nobody and leaves no gap in what is numbered: that
   * something was written must not show (R24). `release` has an event of its own.
   * @param once key under which the answer of something new is remembered
   */
  async perform<Answer>(
    caller: Caller,
    fileId: string,
    { part, once }: { readonly part: InputPart | 'draft' | 'release'; readonly once?: OnceKey },
    change: (row: FileAtTable, tx: Transaction) => Promise<InputChange<Answer>>,
  ): Promise<Answer> {
    const act = async (tx: Transaction): Promise<Answer> => {
      const known = await this.files.findAtTable(fileId, tx.session);
      if (known === undefined) throw new ProblemError('not-found');
      const { row, answer, personIds = [] } = await change(known, tx);
      const inputVersion = known.inputVersion + (part === 'draft' ? 0 : 1);
      await this.files.saveInput(tx, { ...row, inputVersion });
      const { clientSystemId } = known.file;
      if (part !== 'draft' && part !== 'release') {
        const data = { fileId, clientSystemId, part };
        tx.announce(tableInputChanged, { subject: fileId, sequence: inputVersion, data });
      }
      this.gate.logChange(
        tx,
        caller,
        { clientSystemIds: clientSystemIdsOf(known), personIds },
        groundedRecordOf(known),
      );
      return answer;
    };
    return this.work.run(caller.work, (tx) => (once === undefined ? act(tx) : tx.once(once, () => act(tx))));
  }
}
