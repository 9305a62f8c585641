import type { GrantedGround, Ground } from '@veilighuis/contracts';
import type { AccessRecord } from './decider.ts';
import type { Principal } from './principal.ts';

/** A ground that was granted, with its first and last day (R30). */
export interface GroundRecord {
  readonly grantId: string;
  readonly ground: GrantedGround | 'emergency';
  /** Access key of who has it: `user:<subject>` or `category:<category of article 10>`. */
  readonly grantee: string;
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly until?: string;
  /** Emergency access counts by the moment (R37), in UTC; the second moment is no longer in it. */
  readonly moments?: { readonly from: string; readonly until: string };
}

/** What a file must tell for the grounds on it to be known. */
export interface GroundedRecord extends AccessRecord {
  readonly grounds?: readonly GroundRecord[];
  /** Organisations that registered it. */
  readonly registrars?: readonly string[];
  /** True while it has no holder and waits for the team of the caller. */
  readonly waitsForTeam?: boolean;
}

/** When it is: grounds count by the day in Belgium, emergency access by the moment in UTC. */
export interface Now {
  readonly day: string;
  readonly moment: string;
}

/** By what a granted ground names this caller. */
export function granteeKeys({ subject, category }: Principal): string[] {
  return [`user:${subject}`, ...(category === '' ? [] : [`category:${category}`])];
}

/** Whether a granted ground counts now. */
export function holdsNow({ from, until, moments }: GroundRecord, { day, moment }: Now): boolean {
  if (moments !== undefined) return moments.from <= moment && moment < moments.until;
  return from <= day && (until ?? day) >= day;
}

/** Every ground that the caller has on this file now (R30); the policies say what each is good for. */
export function groundsOf(principal: Principal, record: GroundedRecord, now: Now): Ground[] {
  const keys = new Set(granteeKeys(principal));
  const grounds = new Set<Ground>();
  for (const granted of record.grounds ?? []) {
    if (keys.has(granted.grantee) && holdsNow(granted, now)) grounds.add(granted.ground);
  }
  if (principal.centre === record.centre && principal.roles.includes('operational-coordinator'))
    grounds.add('coordinator');
  if (principal.zones.some((zone) => record.zones?.includes(zone) === true)) grounds.add('own-zone');
  if (record.registrars?.includes(principal.organisation) === true) grounds.add('registrar');
  if (record.waitsForTeam === true) grounds.add('team');
  return [...grounds];
}
