import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import { parseNationalNumber } from '../domain/client-system/index.ts';

/** The number that someone looks for, normalised (R06). @throws ProblemError `invalid-input` that names the field */
export function readNationalNumber(typed: string, field: string): string {
  const reading = parseNationalNumber(typed, dateInBrussels(new Date()));
  if (reading.ok) return reading.number.normalised;
  const message = 'This is not a valid national register or BIS number.';
  throw new ProblemError('invalid-input', { fields: [{ field, code: reading.fault, message }] });
}
