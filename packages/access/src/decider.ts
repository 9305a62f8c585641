import {
  policySetTextToParts,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Ground, Purpose } from '@veilighuis/contracts';
import { LRUCache } from 'lru-cache';
import { readPolicies, readSchema } from './policies.ts';
import type { Principal } from './principal.ts';

/** R36: a shielded file exists only for the people named. */
export interface Shielding {
  readonly shielded: boolean;
  /** User ids; means something only when shielded. */
  readonly visibleTo: readonly string[];
}

/** What an act touches; for an act without a file, the records of the centre as a whole. */
export interface AccessRecord {
  readonly centre: string;
  readonly zones?: readonly string[];
  readonly shielding?: Shielding;
}

export interface AccessQuestion {
  readonly principal: Principal;
  readonly action: string;
  readonly record: AccessRecord;
  readonly grounds: readonly Ground[];
  readonly purpose: Purpose;
}

export interface Decision {
  readonly allowed: boolean;
  /** Ids of the policies that decided. */
  readonly policies: readonly string[];
}

const ID = 'veilighuis';

/**
 * Decides by the policies in `policies/*.cedar`: denied unless a policy permits and none forbids.
 * The same question about the same attributes has the same answer, so answers are remembered.
 */
export class Decider {
  readonly #answers = new LRUCache<string, Decision>({ max: 10_000 });

  constructor(policies = readPolicies(), schema = readSchema()) {
    mustParse(preparseSchema(ID, schema));
    mustParse(preparsePolicySet(ID, { staticPolicies: namedPolicies(policies) }));
  }

  decide(question: AccessQuestion): Decision {
    const key = JSON.stringify(attributesRead(question));
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const decision = ask(question);
    this.#answers.set(key, decision);
    return decision;
  }
}

// The policies read nothing else; of who in person acts only whether a shielded file names them.
function attributesRead({ principal, action, record, grounds, purpose }: AccessQuestion) {
  const { kind, organisation, category, centre, roles, zones } = principal;
  return [
    action,
    purpose,
    kind,
    organisation,
    category,
    centre,
    roles,
    zones,
    record.centre,
    record.zones ?? [],
    isShielded(record),
    isNamed(principal, record),
    grounds,
  ];
}

function isShielded({ shielding }: AccessRecord): boolean {
  return shielding?.shielded === true;
}

function isNamed({ subject }: Principal, { shielding }: AccessRecord): boolean {
  return shielding?.shielded === true && shielding.visibleTo.includes(subject);
}

function ask({ principal, action, record, grounds, purpose }: AccessQuestion): Decision {
  const user = { type: 'User', id: 'caller' };
  const resource = { type: 'Record', id: 'record' };
  const { kind, organisation, category, centre, roles, zones } = principal;
  const answer = statefulIsAuthorized({
    principal: user,
    action: { type: 'Action', id: action },
    resource,
    context: { grounds: [...grounds], purpose, named: isNamed(principal, record) },
    preparsedPolicySetId: ID,
    preparsedSchemaName: ID,
    validateRequest: true,
    entities: [
      { uid: user, attrs: { kind, organisation, category, centre, roles: [...roles], zones: [...zones] }, parents: [] },
      { uid: resource, attrs: attributesOf(record), parents: [] },
    ],
  });
  // A question that the engine can't read is denied, like everything without an answer.
  if (answer.type === 'failure') return { allowed: false, policies: [] };
  const { decision, diagnostics } = answer.response;
  return { allowed: decision === 'allow' && diagnostics.errors.length === 0, policies: diagnostics.reason };
}

function attributesOf(record: AccessRecord) {
  return { centre: record.centre, zones: [...(record.zones ?? [])], shielded: isShielded(record) };
}

/** Policies by the name in their `@id`, so that a decision tells which rule made it. */
function namedPolicies(text: string): Record<string, string> {
  const parts = policySetTextToParts(text);
  if (parts.type === 'failure')
    throw new Error(`The access policies can't be read: ${parts.errors.map((e) => e.message).join('; ')}`);
  return Object.fromEntries(
    parts.policies.map((policy, index) => [/@id\("([^"]+)"\)/.exec(policy)?.[1] ?? `unnamed-${String(index)}`, policy]),
  );
}

function mustParse(answer: { type: string; errors?: { message: string }[] }): void {
  if (answer.type === 'failure') {
    throw new Error(`The access policies can't be read: ${(answer.errors ?? []).map((e) => e.message).join('; ')}`);
  }
}
