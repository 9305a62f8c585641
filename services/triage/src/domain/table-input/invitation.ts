import { addDays } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { invitationGrounds, OrganisationCategory } from '@veilighuis/contracts';
import { nextVersion } from './entry.ts';
import type { Sealed } from './sealed.ts';

/** R23: an organisation is invited to the consultation about a file, on a ground. */
export interface Invitation {
  readonly invitationId: string;
  readonly version: number;
  readonly organisation: string;
  readonly category: OrganisationCategory;
  readonly ground: (typeof invitationGrounds)[number];
  readonly motivation: Sealed;
  /** Who has the ground on the file (R30); absent when the organisation is invited as such. */
  readonly inviteeId?: string | undefined;
  readonly invitedOn: IsoDate;
  /** Last day of the ground; absent as long as the table has not decided. */
  readonly until?: IsoDate | undefined;
  readonly withdrawnOn?: IsoDate | undefined;
  readonly withdrawnBecause?: Sealed | undefined;
}

export function isStanding({ withdrawnOn }: Invitation): boolean {
  return withdrawnOn === undefined;
}

/** @throws ProblemError `conflict` when the same organisation, or the same person of it, is invited already */
export function refuseSecondInvitation(
  invitations: readonly Invitation[],
  { organisation, inviteeId }: Pick<Invitation, 'organisation' | 'inviteeId'>,
): void {
  const isInvited = invitations.some(
    (one) => isStanding(one) && one.organisation === organisation && one.inviteeId === inviteeId,
  );
  if (isInvited) throw new ProblemError('conflict', { detail: 'They are invited already.' });
}

/**
 * Withdrawn: its ground ends at once, its last day was yesterday. That it was there stays.
 * @throws ProblemError `version-conflict`, or `conflict` when it was withdrawn before
 */
export function withdraw(
  invitation: Invitation,
  withdrawnBecause: Sealed | undefined,
  today: IsoDate,
  seen: number,
): Invitation {
  const version = nextVersion(invitation, seen);
  if (!isStanding(invitation)) throw new ProblemError('conflict', { detail: 'This invitation was withdrawn before.' });
  return { ...invitation, version, ...endedAt(invitation, addDays(today, -1)), withdrawnOn: today, withdrawnBecause };
}

/** The ground of a standing invitation ends on a day, not later than it did already. */
export function endedAt({ until }: Invitation, day: IsoDate): { readonly until: IsoDate } {
  return { until: until === undefined || until > day ? day : until };
}
