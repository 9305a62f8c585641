import type { Organisation } from '../../parts/places.tsx';
import type { TriageFile } from './triage-file.ts';
import { tableOf } from './triage-file.ts';

/** Categories with a seat at the table, in the order in which they sit. */
const table: readonly string[] = ['police', 'public-prosecutor', 'CAW'];

/** The seats of the table first, in their order; who is invited after them. */
export function inSeatOrder<Seat extends { readonly category: string }>(seats: readonly Seat[]): Seat[] {
  const place = ({ category }: Seat) => (table.includes(category) ? table.indexOf(category) : table.length);
  return seats.toSorted((one, other) => place(one) - place(other));
}

/**
 * Aliases of the organisations that may be expected around a file: the centre, those of the table whose file it is, who is
 * invited, who brought something, and whoever is recorded already. The table may add others.
 */
export function aroundTable(file: TriageFile, organisations: readonly Organisation[]): string[] {
  const { contributions, invitations, attendance } = tableOf(file);
  const centre = organisations.filter(({ category }) => category === 'AJH');
  const seated = organisations.filter(
    ({ category, zones }) =>
      table.includes(category) && (category !== 'police' || zones.some((zone) => file.zoneCodes.includes(zone))),
  );
  const invited = invitations.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  return [
    ...new Set([
      ...[...centre, ...inSeatOrder(seated)].map(({ alias }) => alias),
      ...contributions.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation])),
      ...invited.map(({ organisation }) => organisation),
      ...attendance.map(({ organisation }) => organisation),
    ]),
  ];
}
