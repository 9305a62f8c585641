import type { Output } from '../../api/contract.ts';
import { day } from '../../format/dates.ts';
import type { Say } from '../../words/say.ts';

export type Meeting = Output<'triage.get-meeting'>;
export type AgendaRow = Meeting['agenda'][number];

/** The day and hour of a meeting. */
export function whenOf({ on, startsAt }: Pick<Meeting, 'on' | 'startsAt'>, say: Say): string {
  return say('meetings.when', { on: day(on), startsAt });
}

/** Where a file is on the agenda, and what is before and after it; the first file when none is asked for. */
export function placeOf(agenda: readonly AgendaRow[], fileId: string | undefined) {
  const asked = agenda.findIndex((row) => row.fileId === fileId);
  const index = Math.max(asked, 0);
  return { index, row: agenda[index], previous: agenda[index - 1], next: agenda[index + 1] };
}

/** The same files with one of them moved up or down; unchanged at either end. */
export function moved(order: readonly string[], fileId: string, by: -1 | 1): readonly string[] {
  const from = order.indexOf(fileId);
  const to = from + by;
  if (from === -1 || to < 0 || to >= order.length) return order;
  return order.toSpliced(from, 1).toSpliced(to, 0, fileId);
}
