import { randomUUID } from 'node:crypto';
import type { Principal } from '@veilighuis/access';
import { purposeOf } from '@veilighuis/access';
import type { Role } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';

/** A caller as the guard makes one of a verified token. */
export function caller(role: Role, more: Partial<Principal> = {}, extra: Partial<Caller> = {}): Caller {
  const principal: Principal = {
    subject: randomUUID(),
    kind: 'staff',
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
    operation: 'triage.test',
    token: 'none',
    work: { actor: { subject, organisation, roles, kind }, purpose, centre, source: '/services/triage' },
    ...extra,
  };
}

/** The same caller, who saw this version. */
export function having(who: Caller, expectedVersion: number): Caller {
  return { ...who, expectedVersion };
}

export const coordinator = caller('operational-coordinator');
export const coordinatorElsewhere = caller('operational-coordinator', { centre: 'ant' });
export const criminologist = caller('prosecution-criminologist', {
  organisation: 'parket-oost-vlaanderen',
  category: 'public-prosecutor',
});
export const cawWorker = caller('caw-worker', { organisation: 'caw-oost-vlaanderen', category: 'CAW' });
export const liaisonGent = caller('police-liaison', { organisation: 'pz-gent', category: 'police', zones: ['5415'] });
export const liaisonAalst = caller('police-liaison', { organisation: 'pz-aalst', category: 'police', zones: ['5440'] });
export const director = caller('case-director');
