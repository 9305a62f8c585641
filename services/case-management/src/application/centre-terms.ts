import type { TrajectoryTerms } from '../domain/trajectory/index.ts';

/** The terms that each centre sets for itself (R52). */
export abstract class CentreTerms {
  abstract of(centre: string): TrajectoryTerms;
}
