import type { GroundRecord, Shielding } from '@veilighuis/access';

/** What other services told about who may see a client system; a service that isn't intake keeps it with its own files. */
export interface ToldAccess {
  readonly shielding: Shielding;
  /** Grounds that were granted elsewhere and count here too: emergency access (R37). */
  readonly grounds: readonly GroundRecord[];
}

export const toldNothing: ToldAccess = { shielding: { shielded: false, visibleTo: [] }, grounds: [] };

/** R09, R36: of two client systems that are one, shielded when one of them is, for those whom each shielded one names. */
export function strictest(one: ToldAccess, other: ToldAccess): ToldAccess {
  return {
    shielding: strictestShielding(one.shielding, other.shielding),
    grounds: [
      ...one.grounds,
      ...other.grounds.filter(({ grantId }) => !one.grounds.some((known) => known.grantId === grantId)),
    ],
  };
}

function strictestShielding(one: Shielding, other: Shielding): Shielding {
  if (!one.shielded) return other;
  if (!other.shielded) return one;
  return { shielded: true, visibleTo: one.visibleTo.filter((userId) => other.visibleTo.includes(userId)) };
}
