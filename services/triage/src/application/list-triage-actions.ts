import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { listTriageActions, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate, pageOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { isOverdue } from '../domain/table-input/index.ts';
import type { TableAction } from '../domain/table-input/index.ts';
import { ReadTable } from './read-table.ts';
import { TriageFiles } from './stores.ts';
import { TableActions } from './table-stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import type { TriageRow } from './triage-record.ts';

type Input = OperationInput<typeof listTriageActions>;
type Output = OperationOutput<typeof listTriageActions>;

interface Found {
  readonly action: TableAction;
  readonly row: TriageRow;
}

/** How many are looked at at once. */
const AT_ONCE = 100;

/**
 * What the table asked for and is to be done, on files on which the caller has a ground: by the caller's own organisation,
 * or for whoever leads the table by anyone. A page is filled with what may be seen, so that its length tells nothing of what
 * may not (R36).
 */
@Injectable()
export class ListTriageActions {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(TableActions) private readonly actions: TableActions,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(ReadTable) private readonly tables: ReadTable,
  ) {}

  /** @throws ProblemError `not-allowed`, `service-unavailable` when the look can't be logged */
  async execute({ state, mine, limit, cursor }: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-triage-actions');
    const { centre, organisation } = caller.principal;
    const leads = this.gate.allows(caller, 'plan-triage-meeting', { centre });
    const wanted = { state, ...(leads && mine !== true ? {} : { organisation }) };
    const found = await this.visible(caller, wanted, { limit, cursor });
    const page = pageOf(found, limit, ({ action }) => [action.dueOn, action.actionId]);
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(page.rows.flatMap(({ row }) => clientSystemIdsOf(row)))],
      resultCount: page.rows.length,
    });
    return { ...page, rows: await Promise.all(page.rows.map((one) => this.view(one))) };
  }

  /** One more than asked for, when there is. */
  private async visible(
    caller: Caller,
    wanted: { readonly state: TableAction['state']; readonly organisation?: string },
    { limit, cursor }: Pick<Input, 'limit' | 'cursor'>,
  ): Promise<Found[]> {
    const found: Found[] = [];
    let next = cursor;
    do {
      const page = await this.actions.list(caller.principal.centre, wanted, { limit: AT_ONCE, cursor: next });
      found.push(...(await this.among(caller, page.rows)));
      next = page.nextCursor;
    } while (next !== undefined && found.length <= limit);
    return found;
  }

  private async among(caller: Caller, actions: readonly TableAction[]): Promise<Found[]> {
    const fileIds = [...new Set(actions.map(({ fileId }) => fileId))];
    const rows = await this.files.listed(fileIds, this.gate.filterFor(caller, 'read-triage-file'));
    const seen = rows.filter((row) => this.gate.allows(caller, 'read-triage-file', groundedRecordOf(row)));
    const byId = new Map(seen.map((row) => [row.file.fileId, row]));
    return actions.flatMap((action) => {
      const row = byId.get(action.fileId);
      return row === undefined ? [] : [{ action, row }];
    });
  }

  private async view({ action, row }: Found): Promise<Output['rows'][number]> {
    return {
      ...(await this.tables.action(action)),
      fileId: action.fileId,
      clientSystemId: row.currentClientSystemId,
      overdue: isOverdue(action, dateInBrussels(new Date())),
    };
  }
}
