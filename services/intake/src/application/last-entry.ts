import { dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import type { ClientSystemFile } from './client-system-file.ts';

/**
 * R50: day of the last report, registration or answer, from which a file without a trajectory counts. What staff change in
 * the file is no entry: it must not keep it longer.
 */
export function lastEntryOn(
  file: Pick<ClientSystemFile, 'reports' | 'registrations' | 'answeredOn' | 'triageRequestedOn' | 'updatedAt'>,
): IsoDate {
  const days = [
    ...file.reports.map(({ receivedOn }) => receivedOn),
    ...file.registrations.map(({ on }) => on),
    ...[file.answeredOn, file.triageRequestedOn].filter((day) => day !== undefined),
  ];
  return days.sort().at(-1) ?? dateInBrussels(file.updatedAt);
}
