import { roles as knownRoles } from '@veilighuis/contracts';
import type { Role } from '@veilighuis/contracts';
import { z } from 'zod';
import { rolesWithin } from './roles-within.ts';

/** Who acts, as the verified token of that moment says. */
export interface Principal {
  /** Identifier at the identity provider. */
  readonly subject: string;
  readonly kind: 'staff' | 'machine' | 'service';
  /** Alias of the organisation that they act for. */
  readonly organisation: string;
  /** Category of that organisation (article 10), empty for services. */
  readonly category: string;
  readonly centre: string;
  readonly roles: readonly Role[];
  /** Police zones of the organisation. */
  readonly zones: readonly string[];
}

const always = { sub: z.string().min(1), roles: z.array(z.string()) };
const zones = z.array(z.string().regex(/^\d{4}$/)).default([]);

/** Claims of a client, fixed in the client. */
const clientClaims = z.object({
  ...always,
  organisation: z.string().min(1),
  organisation_category: z.string().default(''),
  centre: z.string().min(1),
  zones,
});

/** Claims of a person: the organisations that the token speaks for, each with the attributes that the centre gave it. */
const personClaims = z.object({
  ...always,
  acting_for: z.record(
    z.string().min(1),
    z.object({ category: z.tuple([z.string().min(1)]), centre: z.tuple([z.string().min(1)]), zones }),
  ),
});

type Claims = Omit<Principal, 'kind'>;

/**
 * The caller behind verified claims, or undefined for somebody who is nobody here: without any known role, or without
 * one organisation to act for. Unknown roles count for nothing, and so does everything elsewhere in the token.
 */
export function principalFrom(claims: unknown): Principal | undefined {
  const isPerson = typeof claims === 'object' && claims !== null && 'acting_for' in claims;
  const said = isPerson ? ofPerson(claims) : ofClient(claims);
  if (said === undefined || said.roles.length === 0) return undefined;
  return { ...said, kind: kindOf(said.roles) };
}

function ofClient(claims: unknown): Claims | undefined {
  const parsed = clientClaims.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub: subject, organisation, organisation_category: category, centre, zones } = parsed.data;
  return { subject, organisation, category, centre, zones, roles: known(parsed.data.roles) };
}

function ofPerson(claims: unknown): Claims | undefined {
  const parsed = personClaims.safeParse(claims);
  const [chosen, ...others] = parsed.success ? Object.entries(parsed.data.acting_for) : [];
  if (!parsed.success || chosen === undefined || others.length > 0) return undefined;
  const [organisation, { category, centre, zones }] = chosen;
  const roles = rolesWithin(category[0], known(parsed.data.roles));
  return { subject: parsed.data.sub, organisation, category: category[0], centre: centre[0], zones, roles };
}

function known(given: readonly string[]): Role[] {
  return knownRoles.filter((role) => given.includes(role));
}

/** What kind of caller has these roles. */
export function kindOf(roles: readonly Role[]): Principal['kind'] {
  if (roles.some((role) => role.startsWith('service-'))) return 'service';
  return roles.some((role) => role.endsWith('-system')) ? 'machine' : 'staff';
}
