import type { Catchment, TriageTerms } from '../domain/triage-file/index.ts';

/** What each centre sets for itself: where it offers which track (R27), and its terms (R52). */
export abstract class CentreConfiguration {
  abstract catchment(centre: string): Catchment;
  abstract terms(centre: string): TriageTerms;
}
