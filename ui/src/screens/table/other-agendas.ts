import { useQueries } from '@tanstack/react-query';
import { usePages } from '../../api/pages.ts';
import { read } from '../../api/reads.ts';

/** Files that stand on the agenda of another meeting to come: a file is on one agenda at most. */
export function useOnOtherAgendas(meetingId: string): ReadonlySet<string> {
  const { rows = [] } = usePages('triage.list-meetings', {});
  const others = rows.filter((row) => row.meetingId !== meetingId && row.files > 0);
  const meetings = useQueries({
    queries: others.map((row) => read('triage.get-meeting', { meetingId: row.meetingId })),
  });
  return new Set(meetings.flatMap(({ data }) => data?.agenda.map(({ fileId }) => fileId) ?? []));
}
