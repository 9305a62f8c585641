import type { Geography } from '../domain/reference/index.ts';
import type { InstrumentDefinition } from '../domain/risk/index.ts';

/** Dated reference data and the instruments that come with the platform, read once at the start. */
export abstract class ReferenceData {
  abstract readonly geography: Geography;
  abstract readonly instruments: readonly InstrumentDefinition[];
  /** Codes of the centres that work on this platform (R51). */
  abstract readonly centres: readonly string[];
}
