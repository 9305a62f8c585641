import type { GrantedGround, Ground } from '@veilighuis/contracts';
import type { AccessRecord } from './decider.ts';
import type { Principal } from './principal.ts';

/** A ground that was granted, with its first and last day (R30). */
export interface GroundRecord {
  readonly grantId: string;
  readonly ground: GrantedGround;
  /** Access key of who has it: `user:<subject>` or `category:<category of article 10>`. */
  readonly grantee: string;
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly until?: string;
}

/** What a file must tell for the grounds on it to be known. */
export interface GroundedRecord extends AccessRecord {
  readonly grounds?: readonly GroundRecord[];
  /** Organisations that registered it. */
  readonly registrars?: readonly string[];
  /** True while it has no holder and waits for the team of the caller. */
  readonly waitsForTeam?: boolean;
}

/**
 * Keys under which files are findable for this caller. A file carries the keys of everyone with
 * a ground on it, so that a list is filtered in the query; each row is decided on again.
 */
export function accessKeys(principal: Principal): string[] {
  return [
    `user:${principal.subject}`,
    `organisation:${principal.organisation}`,
    ...(principal.category === '' ? [] : [`category:${principal.category}`]),
    ...principal.zones.map((zone) => `zone:${zone}`),
  ];
}

/** Every ground that the caller has on this file today (R30); the policies say what each is good for. */
export function groundsOf(principal: Principal, record: GroundedRecord, today: string): Ground[] {
  const keys = new Set(accessKeys(principal));
  const grounds = new Set<Ground>();
  for (const granted of record.grounds ?? []) {
    if (keys.has(granted.grantee) && granted.from <= today && (granted.until ?? today) >= today)
      grounds.add(granted.ground);
  }
  if (principal.centre === record.centre && principal.roles.includes('operational-coordinator'))
    grounds.add('coordinator');
  if (principal.zones.some((zone) => record.zones?.includes(zone) === true)) grounds.add('own-zone');
  if (record.registrars?.includes(principal.organisation) === true) grounds.add('registrar');
  if (record.waitsForTeam === true) grounds.add('team');
  return [...grounds];
}
