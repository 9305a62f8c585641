import type { IsoDate } from '@veilighuis/calendar';
import type { mandatedFacilityCategories } from '@veilighuis/contracts';
import type { Household } from './household.ts';

export type MandatedFacility = (typeof mandatedFacilityCategories)[number];

/** R21: a mandated child-protection facility was consulted. */
export interface MinorConsultation {
  /** Category of the organisation: VK or OCJ. */
  readonly facility: MandatedFacility;
  /** Alias of the organisation. */
  readonly organisation: string;
  /** Function of the person spoken with. */
  readonly contact: string;
  readonly on: IsoDate;
  readonly outcome: string;
}

interface Consulted {
  readonly household: Household;
  readonly consultations: readonly MinorConsultation[];
}

/**
 * R21: a minor, or someone who may possibly be one, belongs to the client system, and neither VK nor OCJ was consulted
 * in this round. Then nothing can be decided; nobody may override this.
 */
export function lacksMinorConsultation({ household, consultations }: Consulted): boolean {
  return household.hasMinor && consultations.length === 0;
}
