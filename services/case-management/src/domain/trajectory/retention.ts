import { addYears } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { FieldFault } from '@veilighuis/contracts';

/** R50: the term that always applies, in years from closing. */
export const retentionYears = 15;
/** R50: the longest term that the closing act may set. */
export const longestRetentionYears = 30;
/** R50: one person alone is no consensus. */
export const fewestConsenting = 2;

/** A named participant of the closing act. */
export interface ClosingParticipant {
  readonly name: string;
  readonly consents: boolean;
}

/** What the closing act says about retention. Without `extendToYears` the ordinary term applies. */
export interface RetentionChoice {
  /** Years from closing, 16 to 30. */
  readonly extendToYears?: number | undefined;
  readonly ground?: string | undefined;
  readonly participants: readonly ClosingParticipant[];
}

/** The term as it was decided, once and for all. */
export interface Retention {
  readonly years: number;
  /** With an extension: its ground, and who agreed. */
  readonly ground?: string | undefined;
  readonly consenting: readonly string[];
}

/**
 * R50: fifteen years; or up to thirty by consensus of at least two named participants on a stated ground.
 * Nothing can extend it after the closing act: no other command takes a retention choice.
 * @throws ProblemError `retention-extension-refused` with every reason
 */
export function decideRetention(choice: RetentionChoice): Retention {
  const { extendToYears, ground } = choice;
  if (extendToYears === undefined) return { years: retentionYears, consenting: [] };
  const faults = retentionFaults(choice, extendToYears);
  if (faults.length > 0) throw new ProblemError('retention-extension-refused', { fields: faults });
  return { years: extendToYears, ground, consenting: distinctNames(choice) };
}

function retentionFaults(choice: RetentionChoice, years: number): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!Number.isInteger(years) || years <= retentionYears || years > longestRetentionYears) {
    faults.push({
      field: 'retention.extendToYears',
      code: 'out-of-range',
      message: 'An extension is to 16 to 30 years.',
    });
  }
  if ((choice.ground ?? '').trim() === '') {
    faults.push({ field: 'retention.ground', code: 'required', message: 'State the ground of the extension.' });
  }
  if (distinctNames(choice).length < fewestConsenting) {
    const message = 'Name at least two participants who agree.';
    faults.push({ field: 'retention.consenting', code: 'too-few', message });
  }
  if (choice.participants.some(({ consents }) => !consents)) {
    faults.push({ field: 'retention.consenting', code: 'no-consensus', message: 'Someone does not agree.' });
  }
  return faults;
}

// The same person twice, in other spacing or capitals, is one person.
function distinctNames({ participants }: RetentionChoice): string[] {
  const byKey = new Map<string, string>();
  for (const { name } of participants) {
    const spaced = name.trim().replaceAll(/\s+/g, ' ');
    if (spaced !== '') byKey.set(spaced.toLocaleLowerCase('nl'), spaced);
  }
  return [...byKey.values()];
}

/**
 * Day on which everything is to be erased. The term is a maximum: closed on 29 February, it ends on 28 February
 * when that year is a common one, never a day later.
 */
export function retentionUntil(closedOn: IsoDate, { years }: Pick<Retention, 'years'>): IsoDate {
  return addYears(closedOn, years);
}
