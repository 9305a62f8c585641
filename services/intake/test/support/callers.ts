import { randomUUID } from 'node:crypto';
import type { Principal } from '@veilighuis/access';
import { purposeOf } from '@veilighuis/access';
import type { Role } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';

/** A caller as the guard makes one of a verified token. */
export function caller(role: Role, more: Partial<Principal> = {}, extra: Partial<Caller> = {}): Caller {
  const principal: Principal = {
    subject: randomUUID(),
    kind: role.endsWith('-system') ? 'machine' : role.startsWith('service-') ? 'service' : 'staff',
    organisation: 'veilig-huis-oost-vlaanderen',
    category: 'local-authority',
    centre: 'ovl',
    roles: [role],
    zones: [],
    ...more,
  };
  const { subject, organisation, roles, kind, centre } = principal;
  const purpose = purposeOf(principal, undefined);
  return {
    principal,
    purpose,
    operation: 'intake.test',
    token: 'none',
    idempotencyKey: randomUUID(),
    work: { actor: { subject, organisation, roles, kind }, purpose, centre, source: '/services/intake' },
    ...extra,
  };
}

export const gentSystem = caller('police-system', { organisation: 'pz-gent', category: 'police', zones: ['5415'] });
export const aalstSystem = caller('police-system', { organisation: 'pz-aalst', category: 'police', zones: ['5440'] });
export const coordinator = caller('operational-coordinator');
export const liaisonGent = caller('police-liaison', { organisation: 'pz-gent', category: 'police', zones: ['5415'] });
export const liaisonAalst = caller('police-liaison', { organisation: 'pz-aalst', category: 'police', zones: ['5440'] });
