import type { IsoDate } from '@veilighuis/calendar';

/** A text of the duty of secrecy (R40), from the day on which it holds until the next one does. */
export interface SecrecyStatement {
  /** Counts up with each change of the text. */
  readonly version: number;
  readonly validFrom: IsoDate;
  readonly text: string;
}

/** The statement that holds on a day. @throws Error when there is none yet */
export function statementOn(statements: readonly SecrecyStatement[], today: IsoDate): SecrecyStatement {
  const holding = statements.filter(({ validFrom }) => validFrom <= today);
  const last = holding.reduce<SecrecyStatement | undefined>(
    (found, one) => (found === undefined || one.validFrom > found.validFrom ? one : found),
    undefined,
  );
  if (last === undefined) throw new Error('No statement of the duty of secrecy holds today.');
  return last;
}
