import fc from 'fast-check';
import { addDays } from '@veilighuis/calendar';

/** Every date of three generations, leap days included. */
export const anyDate = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1960-01-01', days));
