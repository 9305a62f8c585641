import type { OrganisationCategory, Role } from '@veilighuis/contracts';

/** Category of organisation (article 10) in which a person can have a role; a role that isn't here fits in none. */
const places: Partial<Record<Role, OrganisationCategory | 'any'>> = {
  'strategic-coordinator': 'AJH',
  'operational-coordinator': 'AJH',
  'case-director': 'AJH',
  'case-supporter': 'AJH',
  'administrative-worker': 'AJH',
  'consultation-line-worker': 'AJH',
  'privacy-officer': 'AJH',
  auditor: 'AJH',
  operations: 'AJH',
  'police-liaison': 'police',
  'prosecution-criminologist': 'public-prosecutor',
  'caw-worker': 'CAW',
  expert: 'any',
  'partner-worker': 'any',
};

/** The same for the systems of partners; services belong to no organisation. */
const clientPlaces: Partial<Record<Role, OrganisationCategory | 'any'>> = {
  'police-system': 'police',
  'partner-system': 'any',
};

/**
 * R30: a role counts only in an organisation of the category that it belongs to. Who works for two organisations acts
 * for one at a time, with the roles of that one; a coordinator who sits at the table for the CAW reads as the CAW does.
 * The roles of systems and services are never a person's.
 */
export function rolesWithin(category: string, roles: readonly Role[]): Role[] {
  return roles.filter((role) => places[role] === 'any' || places[role] === category);
}

/** Categories of organisation in which someone with this role is found; of a role that fits in any, one that stands for all. */
export function categoryOf(role: Role): OrganisationCategory | '' {
  const place = places[role] ?? clientPlaces[role];
  return place === 'any' ? 'OCMW' : (place ?? '');
}

/** Whether someone of an organisation of this category can have the role. */
export function fitsIn(role: Role, category: string): boolean {
  const place = places[role] ?? clientPlaces[role];
  return place === 'any' || place === category;
}
