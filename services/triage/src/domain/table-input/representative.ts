import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OrganisationCategory } from '@veilighuis/contracts';

/** R23: who may sit in for a worker of an organisation, on the days of the register. */
export interface Representative {
  readonly representativeId: string;
  readonly centre: string;
  readonly version: number;
  readonly organisation: string;
  readonly category: OrganisationCategory;
  readonly userId?: string | undefined;
  readonly function: string;
  readonly from: IsoDate;
  readonly until?: IsoDate | undefined;
}

/** R23: whether a representative may sit in for this organisation on this day. */
export function maySitIn(
  { organisation, from, until }: Pick<Representative, 'organisation' | 'from' | 'until'>,
  forOrganisation: string,
  on: IsoDate,
): boolean {
  return organisation === forOrganisation && from <= on && (until === undefined || on <= until);
}

/** @throws ProblemError `invalid-input` when a representation would end before it began */
export function refuseEndBeforeBegin({ from, until }: Pick<Representative, 'from' | 'until'>): void {
  if (until === undefined || until >= from) return;
  const message = 'The last day comes before the first one.';
  throw new ProblemError('invalid-input', { fields: [{ field: 'until', code: 'before-begin', message }] });
}
