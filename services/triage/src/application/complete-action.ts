import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError, tableInputChanged } from '@veilighuis/contracts';
import type { completeAction, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { completeAction as complete } from '../domain/table-input/index.ts';
import type { TableAction } from '../domain/table-input/index.ts';
import { TriageFiles } from './stores.ts';
import { TableActions, TableContent } from './table-stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';

type Input = OperationInput<typeof completeAction>;
type Output = OperationOutput<typeof completeAction>;

/** R26: an action was done; recorded by the organisation that had to do it, or by whoever leads the table. */
@Injectable()
export class CompleteAction {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(TableActions) private readonly actions: TableActions,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `conflict` when it was done before */
  async execute(input: Input, caller: Caller): Promise<Output> {
    const { fileId, actionId } = input;
    const closed = await this.files.findClosed(fileId);
    const touched = { clientSystemIds: closed === undefined ? [] : clientSystemIdsOf(closed.row) };
    const record = closed && groundedRecordOf(closed.row);
    await this.gate.requireOn(caller, 'complete-triage-action', record, touched);
    const seen = expectedVersionOf(caller);
    const known = (await this.actions.ofFile(fileId)).find((one) => one.actionId === actionId);
    if (known === undefined) throw new ProblemError('not-found');
    const { centre, organisation, subject } = caller.principal;
    const leads = this.gate.allows(caller, 'plan-triage-meeting', { centre });
    if (known.organisation !== organisation && !leads) await this.gate.refuse(caller, touched);
    return this.work.run(caller.work, async (tx) => {
      const done = { doneOn: dateInBrussels(tx.now), doneBy: subject, ...(await this.sealed(tx, known, input)) };
      const action = complete((await this.actions.find(actionId, tx.session)) ?? known, done, seen);
      await this.actions.replace(tx, action);
      const { clientSystemId } = action;
      const data = { fileId, clientSystemId, part: 'actions' } as const;
      tx.announce(tableInputChanged, { subject: actionId, sequence: action.version, data });
      this.gate.logChange(tx, caller, touched, record);
      return { fileId, actionId, version: action.version };
    });
  }

  private async sealed(
    { session }: Transaction,
    file: TableAction,
    { note, actionId }: Input,
  ): Promise<Pick<TableAction, 'note'>> {
    if (note === undefined) return {};
    return { note: await this.content.seal({ file, kind: 'completion', key: actionId }, note, session) };
  }
}
