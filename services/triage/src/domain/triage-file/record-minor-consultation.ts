import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError, mandatedFacilityCategories } from '@veilighuis/contracts';
import type { MinorConsultation } from './minors.ts';
import { changed, refuseFuture, refuseWhenDecided } from './triage-file.ts';
import type { TriageChange, TriageFile } from './triage-file.ts';

/**
 * R21: records that VK or OCJ was consulted, with whom, when, and what came out of it.
 * @throws ProblemError `already-decided`, or `invalid-input` for another organisation, a day to come, or an empty text
 */
export function recordMinorConsultation(
  file: TriageFile,
  consultation: MinorConsultation,
  today: IsoDate,
): TriageChange {
  refuseWhenDecided(file);
  refuseOtherFacility(consultation.facility);
  refuseFuture('on', consultation.on, today);
  const empty = (['organisation', 'contact', 'outcome'] as const).filter((field) => consultation[field].trim() === '');
  if (empty.length > 0) {
    throw new ProblemError('invalid-input', {
      fields: empty.map((field) => ({ field, code: 'required', message: 'This may not be empty.' })),
    });
  }
  return { state: changed(file, { consultations: [...file.consultations, consultation] }), facts: [] };
}

function refuseOtherFacility(facility: string): void {
  if ((mandatedFacilityCategories as readonly string[]).includes(facility)) return;
  throw new ProblemError('invalid-input', {
    fields: [{ field: 'facility', code: 'not-mandated', message: 'Only VK or OCJ counts as a mandated facility.' }],
  });
}
