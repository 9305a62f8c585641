/** Roles as the identity provider gives them in the claim `roles`. */
export const roles = [
  'strategic-coordinator',
  'operational-coordinator',
  'case-director',
  'case-supporter',
  'administrative-worker',
  'consultation-line-worker',
  'police-liaison',
  'prosecution-criminologist',
  'caw-worker',
  'expert',
  'partner-worker',
  'privacy-officer',
  'auditor',
  'operations',
  'police-system',
  'partner-system',
  'service-intake',
  'service-triage',
  'service-case-management',
] as const;
export type Role = (typeof roles)[number];

/** Why someone may touch this very client system (R30). */
export const grounds = [
  'assigned',
  'invited',
  'table',
  'coordinator',
  'own-zone',
  'registrar',
  'team',
  'emergency',
] as const;
export type Ground = (typeof grounds)[number];

/** Grounds that are records with a beginning and an end; the others follow from who the caller is. */
export const grantedGrounds = ['assigned', 'invited', 'table'] as const satisfies Ground[];
export type GrantedGround = (typeof grantedGrounds)[number];

/** What an access is for; stated by the caller, logged with every access (R31). */
export const purposes = [
  'registration',
  'triage',
  'case-direction',
  'coordination',
  'supervision',
  'system-exchange',
] as const;
export type Purpose = (typeof purposes)[number];
