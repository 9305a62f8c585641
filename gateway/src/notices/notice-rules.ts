import type { Principal, Shielding } from '@veilighuis/access';
import type { NoticeKind, Role } from '@veilighuis/contracts';

/** Whom a notice is for: one user who acts for a centre, or a role in it. */
export type Recipient = `user:${string}` | `role:${string}`;

export function userIn(centre: string, userId: string): Recipient {
  return `user:${centre}:${userId}`;
}

export function roleIn(centre: string, role: Role): Recipient {
  return `role:${centre}:${role}`;
}

/** By what notices name this caller. */
export function recipientsOf({ subject, centre, roles }: Principal): Recipient[] {
  return [userIn(centre, subject), ...roles.map((role) => roleIn(centre, role))];
}

/** Those who have a list to look at when something comes to the triage table. */
const TABLE: readonly Role[] = ['operational-coordinator', 'police-liaison', 'prosecution-criminologist', 'caw-worker'];

export function tableOf(centre: string): Recipient[] {
  return TABLE.map((role) => roleIn(centre, role));
}

export interface EmergencyFacts {
  readonly centre: string;
  /** Who opened the file. */
  readonly granteeId: string;
  readonly holderIds: readonly string[];
}

/** R37: an emergency access is told to who holds the file, to those who lead its centre, and to the privacy officer. */
export function toldOfEmergency({ centre, granteeId, holderIds }: EmergencyFacts): Recipient[] {
  const holders = holderIds.filter((userId) => userId !== granteeId).map((userId) => userIn(centre, userId));
  return [...holders, roleIn(centre, 'operational-coordinator'), roleIn(centre, 'privacy-officer')];
}

/** R36: of a shielded file only who is named is told anything; of an emergency access to it the privacy officer too. */
export function stillTold(
  kind: NoticeKind,
  centre: string,
  recipients: readonly Recipient[],
  { shielded, visibleTo }: Shielding,
): Recipient[] {
  if (!shielded) return [...recipients];
  const named = new Set<Recipient>(visibleTo.map((userId) => userIn(centre, userId)));
  if (kind === 'emergency-access-opened') named.add(roleIn(centre, 'privacy-officer'));
  return recipients.filter((recipient) => named.has(recipient));
}
