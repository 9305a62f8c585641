import { addDays, dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';

/**
 * The day at which retention terms are judged. Terms run for fifteen years, so the demo profile may look ahead
 * (`RETENTION_DAYS_AHEAD`); the production profile refuses to start with that. Nothing else goes by this day.
 */
export class RetentionDay {
  constructor(private readonly daysAhead = 0) {}

  today(): IsoDate {
    return addDays(dateInBrussels(new Date()), this.daysAhead);
  }
}
