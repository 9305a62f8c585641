import { ProblemError } from '@veilighuis/contracts';
import type { Admission } from './admission.ts';
import { changed, refuseWhenDecided } from './triage-file.ts';
import type { TriageChange, TriageFile } from './triage-file.ts';

const parts = [
  'repeatedViolence',
  'sharingNeeded',
  'harmonisedApproachNeeded',
  'directReferral',
  'hookingOn',
] as const satisfies (keyof Admission)[];

/**
 * R20: each criterion is answered with a motivation, and direct referral and hooking on are weighed in the same act.
 * It may be recorded again as long as the file waits; the last one counts.
 * @throws ProblemError `already-decided`, `motivation-required`
 */
export function recordAdmission(file: TriageFile, admission: Admission): TriageChange {
  refuseWhenDecided(file);
  const silent = parts.filter((part) => admission[part].motivation.trim() === '');
  if (silent.length > 0) {
    throw new ProblemError('motivation-required', {
      fields: silent.map((part) => ({ field: `${part}.motivation`, code: 'motivation-required', message: 'Say why.' })),
    });
  }
  return { state: changed(file, { admission }), facts: [] };
}
