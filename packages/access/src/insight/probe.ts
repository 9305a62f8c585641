import { schemaToJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { Ground, Role } from '@veilighuis/contracts';
import type { Decider } from '../decider.ts';
import { readSchema } from '../policies.ts';
import type { Principal } from '../principal.ts';
import { kindOf } from '../principal.ts';
import { purposeOf } from '../purpose.ts';
import { categoryOf } from '../roles-within.ts';

/** Names of all actions that the schema of the policies knows, in its order. */
export function knownActions(schema = readSchema()): string[] {
  const parsed = schemaToJson(schema);
  if (parsed.type === 'failure') throw new Error('The schema of the access policies can not be read.');
  return Object.values(parsed.json).flatMap(({ actions }) => Object.keys(actions));
}

/** Someone with this role and no other, who stands for all who have it. */
export function holderOf(role: Role, more: Partial<Principal> = {}): Principal {
  const category = more.category ?? categoryOf(role);
  return {
    subject: 'anyone',
    kind: kindOf([role]),
    organisation: 'any-organisation',
    category,
    centre: 'any-centre',
    roles: [role],
    zones: category === 'police' ? [PROBE_ZONE] : [],
    ...more,
  };
}

/** Zone of every police holder that stands for the others. */
const PROBE_ZONE = '0000';

/** Acts that are tied to the zone of a record, though no ground on a file is asked for. */
const ofOwnZone: ReadonlySet<string> = new Set(['register-police-report']);

/**
 * Whether the rules allow this role the act on a record on which it has these grounds and no other, for the usual purpose
 * of the role.
 */
export function isGranted(decider: Decider, role: Role, action: string, grounds: readonly Ground[]): boolean {
  const principal = holderOf(role);
  const zones = grounds.includes('own-zone') || ofOwnZone.has(action) ? [PROBE_ZONE] : [];
  const record = { centre: principal.centre, zones };
  return decider.decide({ principal, action, record, grounds, purpose: purposeOf(principal, undefined) }).allowed;
}
