import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import { nextVersion } from './entry.ts';
import type { Sealed } from './sealed.ts';

/** An action of a decision (R26), followed until it is done. The decision itself keeps what was agreed. */
export interface TableAction {
  readonly actionId: string;
  readonly fileId: string;
  readonly clientSystemId: string;
  readonly centre: string;
  readonly decisionId: string;
  readonly version: number;
  readonly text: Sealed;
  readonly organisation: string;
  readonly dueOn: IsoDate;
  readonly state: 'open' | 'done';
  readonly doneOn?: IsoDate | undefined;
  readonly doneBy?: string | undefined;
  readonly note?: Sealed | undefined;
}

/** Done, once. @throws ProblemError `version-conflict`, `conflict` */
export function completeAction(
  action: TableAction,
  done: Pick<TableAction, 'doneOn' | 'doneBy' | 'note'>,
  seen: number,
): TableAction {
  const version = nextVersion(action, seen);
  if (action.state === 'done') throw new ProblemError('conflict', { detail: 'This was done already.' });
  return { ...action, ...done, state: 'done', version };
}

export function isOverdue({ state, dueOn }: Pick<TableAction, 'state' | 'dueOn'>, today: IsoDate): boolean {
  return state === 'open' && dueOn < today;
}
