import { addMonths, type IsoDate } from '@veilighuis/calendar';

const WINDOW_MONTHS = 12;
const INCIDENTS_IN_WINDOW = 3;

export interface RepeatQuestion {
  /** Days of the incidents known already, in any order; the new one not among them. */
  readonly earlierIncidents: readonly IsoDate[];
  readonly newIncidentOn: IsoDate;
  /** Day of the last registration of this client system by a partner, or of its last time at the triage table. */
  readonly lastRegistrationOn?: IsoDate | undefined;
}

/**
 * R13: three incidents in 12 months, or a new one within 12 months of the last registration, is a repeat:
 * it reopens the question at the triage table whatever the score.
 *
 * The bound is inclusive. A report that comes in late counts at the day of its incident, so the new
 * incident may be any of the three.
 */
export function isRepeat({ earlierIncidents, newIncidentOn, lastRegistrationOn }: RepeatQuestion): boolean {
  const afterRegistration =
    lastRegistrationOn !== undefined &&
    lastRegistrationOn <= newIncidentOn &&
    within12Months(lastRegistrationOn, newIncidentOn);
  return afterRegistration || isOneOfThree(earlierIncidents, newIncidentOn);
}

function isOneOfThree(earlier: readonly IsoDate[], newIncidentOn: IsoDate): boolean {
  const days = [...earlier, newIncidentOn].sort();
  return days.some((first, i) => {
    const last = days[i + INCIDENTS_IN_WINDOW - 1];
    return last !== undefined && first <= newIncidentOn && newIncidentOn <= last && within12Months(first, last);
  });
}

/**
 * Whether the later day lies within 12 months of the earlier, the same day of the next year included.
 * 29 February: counted forwards or backwards, whichever includes the day.
 */
export function within12Months(earlier: IsoDate, later: IsoDate): boolean {
  return later <= addMonths(earlier, WINDOW_MONTHS) || addMonths(later, -WINDOW_MONTHS) <= earlier;
}
