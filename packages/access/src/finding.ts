import { grantedGrounds } from '@veilighuis/contracts';
import type { Ground } from '@veilighuis/contracts';
import type { GroundedRecord, Now } from './grounds.ts';
import { granteeKeys, holdsNow } from './grounds.ts';
import type { Principal } from './principal.ts';

const grants = [...grantedGrounds, 'emergency'] as const;

/** Key by which those who lead the centre find a file. */
export const COORDINATOR_KEY = 'coordinator';

/**
 * Keys under which a file is found in lists: one for each ground that someone has on it now. A shielded file has them
 * only together with a name, so that it is in nobody else's list, search or count (R36). A list is filtered by them in
 * the query; each row is decided on again.
 *
 * @param teams for whom it waits, such as `team:3`
 */
export function keysOfFile(record: GroundedRecord, now: Now, teams: readonly string[] = []): string[] {
  const keys = new Set([
    COORDINATOR_KEY,
    ...(record.zones ?? []).map(zoneKey),
    ...(record.registrars ?? []).map(registrarKey),
    ...(record.grounds ?? [])
      .filter((granted) => holdsNow(granted, now))
      .map(({ ground, grantee }) => grantKey(ground, grantee)),
    ...teams,
  ]);
  const { shielded, visibleTo } = record.shielding ?? { shielded: false, visibleTo: [] };
  if (!shielded) return [...keys];
  return [...keys].flatMap((key) => visibleTo.map((userId) => withName(key, userId)));
}

/**
 * Keys by which this caller finds files, of shielded ones those that name the caller. Only grounds that are good for the
 * act count, so that a count of what the query finds is a count of what may be seen.
 *
 * @param isGood whether the rules allow this caller the act on a file with this ground alone
 */
export function keysOfCaller(
  principal: Principal,
  isGood: (ground: Ground) => boolean,
  teams: readonly string[] = [],
): string[] {
  const keys = [
    ...(principal.roles.includes('operational-coordinator') && isGood('coordinator') ? [COORDINATOR_KEY] : []),
    ...(isGood('own-zone') ? principal.zones.map(zoneKey) : []),
    ...(isGood('registrar') ? [registrarKey(principal.organisation)] : []),
    ...grants.filter(isGood).flatMap((ground) => granteeKeys(principal).map((grantee) => grantKey(ground, grantee))),
    ...(isGood('team') ? teams : []),
  ];
  return [...keys, ...keys.map((key) => withName(key, principal.subject))];
}

function zoneKey(zone: string): string {
  return `own-zone:${zone}`;
}

function registrarKey(organisation: string): string {
  return `registrar:${organisation}`;
}

function grantKey(ground: Ground, grantee: string): string {
  return `${ground}:${grantee}`;
}

function withName(key: string, userId: string): string {
  return `${key}&${userId}`;
}
