import { purposes } from '@veilighuis/contracts';
import type { Purpose, Role } from '@veilighuis/contracts';
import type { Principal } from './principal.ts';

/** What someone of this role mostly comes for; the first that fits counts when the caller states no purpose. */
const usual: readonly (readonly [Role, Purpose])[] = [
  ['operational-coordinator', 'coordination'],
  ['strategic-coordinator', 'coordination'],
  ['case-director', 'case-direction'],
  ['case-supporter', 'case-direction'],
  ['police-liaison', 'triage'],
  ['prosecution-criminologist', 'triage'],
  ['caw-worker', 'triage'],
  ['privacy-officer', 'supervision'],
  ['auditor', 'supervision'],
  ['police-system', 'system-exchange'],
  ['partner-system', 'system-exchange'],
  ['service-intake', 'system-exchange'],
  ['service-triage', 'system-exchange'],
  ['service-case-management', 'system-exchange'],
];

/** The stated purpose when it is one that exists, else the usual one of the role; the policies decide whether it fits. */
export function purposeOf(principal: Principal, stated: string | undefined): Purpose {
  const known = purposes.find((purpose) => purpose === stated);
  return known ?? usual.find(([role]) => principal.roles.includes(role))?.[1] ?? 'registration';
}
