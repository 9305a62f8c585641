import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Output } from '../../api/contract.ts';

export type TriageFile = Output<'triage.get-file'>;
export type TableInput = NonNullable<TriageFile['table']>;
export type OwnContribution = NonNullable<TableInput['ownContribution']>;
export type Decision = NonNullable<TriageFile['decision']>;

/** What shows another answer once something of a file changed. */
export const refreshes = ['triage.get-file', 'triage.list-files', 'triage.get-meeting', 'triage.list-actions'] as const;

const nothing: TableInput = { contributions: [], attendance: [], invitations: [], actions: [], disclosures: [] };

/** What organisations brought to the table. */
export function tableOf({ table }: TriageFile): TableInput {
  return table ?? nothing;
}

/** Asks again how a file stands, after a refusal that says it is another one by now. */
export function useAskAgain(): () => void {
  const queries = useQueryClient();
  return useCallback(
    () => refreshes.forEach((read) => void queries.invalidateQueries({ queryKey: [read] })),
    [queries],
  );
}
