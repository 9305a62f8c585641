import { roles as knownRoles } from '@veilighuis/contracts';
import type { Role } from '@veilighuis/contracts';
import { z } from 'zod';

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

/** Claims that the realm puts on the top level of every access token. */
const claimsSchema = z.object({
  sub: z.string().min(1),
  roles: z.array(z.string()),
  organisation: z.string().min(1),
  organisation_category: z.string().default(''),
  centre: z.string().min(1),
  zones: z.array(z.string().regex(/^\d{4}$/)).default([]),
});

/** Unknown roles count for nothing; someone without any known role is nobody here. */
export function principalFrom(claims: unknown): Principal | undefined {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub, organisation, organisation_category: category, centre, zones } = parsed.data;
  const roles = knownRoles.filter((role) => parsed.data.roles.includes(role));
  if (roles.length === 0) return undefined;
  return { subject: sub, kind: kindOf(roles), organisation, category, centre, roles, zones };
}

function kindOf(roles: readonly Role[]): Principal['kind'] {
  if (roles.some((role) => role.startsWith('service-'))) return 'service';
  return roles.some((role) => role.endsWith('-system')) ? 'machine' : 'staff';
}
