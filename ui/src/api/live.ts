import { useQueryClient } from '@tanstack/react-query';
import type { LiveChange } from '@veilighuis/contracts';
import { useEffect, useState } from 'react';
import type { ReadId } from './contract.ts';

type List = Extract<LiveChange, { kind: 'list' }>['list'];
type RecordKind = Exclude<LiveChange['kind'], 'list'>;

/** Which questions have another answer when a list changes. */
const ofList: Readonly<Record<List, readonly ReadId[]>> = {
  'police-reports': ['intake.list-police-reports'],
  'client-systems': ['intake.list-client-systems', 'intake.label-client-systems', 'intake.list-possible-matches'],
  'triage-files': ['triage.list-files', 'triage.list-meetings', 'triage.get-meeting', 'triage.list-actions'],
  trajectories: ['case-management.list-trajectories'],
  notices: ['gateway.list-notices'],
};

const ofRecord: Readonly<Record<RecordKind, readonly ReadId[]>> = {
  'client-system': ['intake.get-overview-file'],
  'police-report': ['intake.get-police-report'],
  'triage-file': ['triage.get-file', 'triage.get-meeting'],
  'possible-match': ['intake.list-possible-matches'],
  trajectory: ['case-management.get-trajectory'],
};

/**
 * Follows what colleagues change: what is on screen is asked again, and nothing of a form is touched. After a gap
 * everything that is shown is asked again. Gives whether it follows.
 */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [follows, setFollows] = useState(true);
  useEffect(() => {
    const stream = new EventSource('/api/v1/live');
    const refresh = (reads: readonly ReadId[]) =>
      reads.forEach((read) => void queries.invalidateQueries({ queryKey: [read] }));
    stream.addEventListener('open', () => setFollows(true));
    stream.addEventListener('error', () => setFollows(false));
    stream.addEventListener('resync', () => void queries.invalidateQueries());
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as LiveChange;
      refresh(change.kind === 'list' ? ofList[change.list] : ofRecord[change.kind]);
    });
    return () => stream.close();
  }, [queries]);
  return follows;
}
