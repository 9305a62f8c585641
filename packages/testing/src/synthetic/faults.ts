import type { ProblemCode } from '@veilighuis/contracts';
import type { PoliceReport } from './report.ts';

/** What goes wrong in the files of a weekend, and how the line is answered. */
export const lineFaults = [
  'no-zone',
  'wrong-check-digits',
  'pv-number-unreadable',
  'no-person',
  'broken-json',
] as const;
export type LineFault = (typeof lineFaults)[number];

export interface FaultyLine {
  /** The line without its line end. */
  readonly line: string;
  /** Problem that answers it; the neighbours are untouched. */
  readonly problem: ProblemCode;
}

/**
 * Spoils a report in one way.
 *
 * @throws RangeError when the report has nothing to spoil in that way (no national number).
 */
export function faultyLine(report: PoliceReport, fault: LineFault): FaultyLine {
  switch (fault) {
    case 'no-zone':
      return { line: JSON.stringify({ ...report, zoneCode: undefined }), problem: 'invalid-input' };
    case 'wrong-check-digits':
      return {
        line: JSON.stringify({ ...report, persons: withWrongCheckDigits(report.persons) }),
        problem: 'invalid-input',
      };
    case 'pv-number-unreadable':
      return { line: JSON.stringify({ ...report, pvNumber: 'GE.43.L2.12/2023' }), problem: 'pv-number-unreadable' };
    case 'no-person':
      return { line: JSON.stringify({ ...report, persons: [] }), problem: 'invalid-input' };
    case 'broken-json':
      return { line: JSON.stringify(report).slice(0, -10), problem: 'malformed-request' };
  }
}

function withWrongCheckDigits(persons: PoliceReport['persons']): PoliceReport['persons'] {
  const index = persons.findIndex(({ nationalNumber }) => nationalNumber !== undefined);
  const found = persons[index];
  if (found?.nationalNumber === undefined) throw new RangeError('Nobody in this report has a national number.');
  const number = found.nationalNumber;
  // The check numbers of the two centuries lie 29 or 68 apart, so one digit off fits neither.
  const spoilt = `${number.slice(0, -1)}${String((Number(number.slice(-1)) + 1) % 10)}`;
  return persons.with(index, { ...found, nationalNumber: spoilt });
}
