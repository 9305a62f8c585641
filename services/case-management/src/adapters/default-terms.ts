import { Injectable } from '@nestjs/common';
import { CentreTerms } from '../application/centre-terms.ts';
import { defaultTrajectoryTerms } from '../domain/trajectory/index.ts';
import type { TrajectoryTerms } from '../domain/trajectory/index.ts';

/** Every centre has the terms of a centre that has set none of its own. */
@Injectable()
export class DefaultTerms extends CentreTerms {
  of(): TrajectoryTerms {
    return defaultTrajectoryTerms;
  }
}
