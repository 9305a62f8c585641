import { dateInBrussels } from '@veilighuis/calendar';
import type { FieldFault } from '@veilighuis/contracts';
import type { RightsTerms } from './rights-stores.ts';

/** What is wrong with the day on which a person's request came in: not in the future, and not before any term is known. */
export function receivedOnFaults(receivedOn: string, terms: RightsTerms): FieldFault[] {
  if (receivedOn > dateInBrussels(new Date())) {
    return [{ field: 'receivedOn', code: 'date-in-future', message: 'A request was received today or before.' }];
  }
  if (receivedOn < terms.firstDay) {
    return [
      { field: 'receivedOn', code: 'date-too-early', message: 'No terms are known of that day. Check the year.' },
    ];
  }
  return [];
}
