import { addMonths, type IsoDate } from '@veilighuis/calendar';
import type { InstrumentDefinition } from './instrument.ts';

/** R14: last day on which a level still holds. */
export function validUntil(definition: Pick<InstrumentDefinition, 'shelfLifeMonths'>, assessedOn: IsoDate): IsoDate {
  return addMonths(assessedOn, definition.shelfLifeMonths);
}

export interface AgeingLevel {
  readonly assessedOn: IsoDate;
  readonly validUntil: IsoDate;
}

/**
 * R14: a level ages: no level, a level past its last day, or a report received on a later day than
 * the last assessment asks for a new one. On the last day itself the level still holds.
 */
export function needsReassessment(last: AgeingLevel | undefined, today: IsoDate, lastReportOn?: IsoDate): boolean {
  if (last === undefined) return true;
  return today > last.validUntil || (lastReportOn !== undefined && lastReportOn > last.assessedOn);
}
