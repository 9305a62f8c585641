import type { Ground, OrganisationCategory, Role } from '@veilighuis/contracts';
import { organisationCategories, roles } from '@veilighuis/contracts';
import type { Decider } from '../decider.ts';
import type { GroundedRecord, Now } from '../grounds.ts';
import { groundsOf, holdsNow } from '../grounds.ts';
import type { Principal } from '../principal.ts';
import { purposeOf } from '../purpose.ts';
import { fitsIn } from '../roles-within.ts';
import { holderOf } from './probe.ts';

/** Someone, or everyone of some organisations, with a ground on a file and the roles with which it opens the file. */
export interface Seer {
  readonly who: 'user' | 'category' | 'organisation' | 'police-zone' | 'centre';
  readonly id: string;
  readonly ground: Ground;
  readonly roles: readonly Role[];
  /** Last day of the ground, YYYY-MM-DD. */
  readonly until?: string;
}

/** What is known of people by a ground, before their role is: the rest of a principal. */
interface Known {
  readonly seer: Omit<Seer, 'roles'>;
  readonly principal: Partial<Principal>;
}

/**
 * Everyone who can do `action` on this record now, by the engine and the grounds that decide on the act itself. A ground
 * that is good for no role isn't there. Of a shielded record only users who are named are there by themselves; whoever
 * is there as an organisation, a zone or a centre must be named as well (R36).
 */
export function whoCanSee(decider: Decider, action: string, record: GroundedRecord, now: Now): Seer[] {
  return everyoneWithAGround(record, now).flatMap(({ seer, principal }) => {
    const able = roles.filter((role) => isAble(decider, action, record, now, { seer, principal }, role));
    return able.length === 0 ? [] : [{ ...seer, roles: able }];
  });
}

function isAble(
  decider: Decider,
  action: string,
  record: GroundedRecord,
  now: Now,
  { seer, principal }: Known,
  role: Role,
): boolean {
  const { category } = principal;
  if (category !== undefined && !fitsIn(role, category)) return false;
  const holder = holderOf(role, { centre: record.centre, zones: [], ...principal });
  // Grounds come of the record as for a real caller; only this one counts, so that the row says what it is good for.
  if (!groundsOf(holder, record, now).includes(seer.ground)) return false;
  const question = { principal: holder, action, grounds: [seer.ground], purpose: purposeOf(holder, undefined) };
  return decider.decide({ ...question, record: seer.who === 'user' ? record : namingAnyone(record, holder) }).allowed;
}

function everyoneWithAGround(record: GroundedRecord, now: Now): Known[] {
  const granted = (record.grounds ?? []).filter((ground) => holdsNow(ground, now)).flatMap(ofGrant);
  const zones = (record.zones ?? []).map((zone): Known => ({
    seer: { who: 'police-zone', id: zone, ground: 'own-zone' },
    principal: { category: 'police', zones: [zone] },
  }));
  const registrars = (record.registrars ?? []).map((organisation): Known => ({
    seer: { who: 'organisation', id: organisation, ground: 'registrar' },
    principal: { organisation },
  }));
  const centre: Known = { seer: { who: 'centre', id: record.centre, ground: 'coordinator' }, principal: {} };
  return [centre, ...zones, ...registrars, ...granted];
}

function ofGrant({ ground, grantee, until }: NonNullable<GroundedRecord['grounds']>[number]): Known[] {
  const [kind, id = ''] = grantee.split(':');
  const end = until === undefined ? {} : { until };
  if (kind === 'user') return [{ seer: { who: 'user', id, ground, ...end }, principal: { subject: id } }];
  const category = organisationCategories.find((one): one is OrganisationCategory => one === id);
  if (kind !== 'category' || category === undefined) return [];
  return [{ seer: { who: 'category', id, ground, ...end }, principal: { category } }];
}

function namingAnyone(record: GroundedRecord, { subject }: Principal): GroundedRecord {
  const { shielding } = record;
  return shielding?.shielded === true ? { ...record, shielding: { ...shielding, visibleTo: [subject] } } : record;
}
