import { centreOrganisation } from './organisations.ts';

/** A made-up member of staff, in the demo realm only. */
export interface DemoStaff {
  readonly username: string;
  /** Says what the person does; nobody is called this. */
  readonly firstName: string;
  readonly lastName: string;
  readonly role: string;
  readonly organisation: string;
  /** Seed of the second factor, for who has one. */
  readonly secondFactor?: string;
}

/** The password of every demo sign-in. It opens nothing but made-up data. */
export const demoStaffPassword = 'demo-veilig-huis';

/** Seed of the second factor of the one demo sign-in that has one. */
export const demoSecondFactor = 'demo-second-factor-of-nobody';

export const demoStaff: readonly DemoStaff[] = [
  staff('strategic-coordinator', 'Strategisch-coördinator'),
  staff('operational-coordinator', 'Operationeel-coördinator'),
  staff('case-director', 'Casusregisseur', { number: 1 }),
  staff('case-director', 'Casusregisseur', { number: 2 }),
  staff('case-supporter', 'Casusondersteuner', { number: 1 }),
  staff('case-supporter', 'Casusondersteuner', { number: 2 }),
  staff('administrative-worker', 'Administratief-medewerker'),
  staff('consultation-line-worker', 'Consultlijn-medewerker'),
  staff('police-liaison', 'Politie-liaison', { place: 'gent', organisation: 'pz-gent' }),
  staff('police-liaison', 'Politie-liaison', { place: 'aalst', organisation: 'pz-aalst' }),
  staff('prosecution-criminologist', 'Parketcriminoloog', { organisation: 'parket-oost-vlaanderen' }),
  staff('caw-worker', 'CAW-medewerker', { organisation: 'caw-oost-vlaanderen' }),
  staff('expert', 'Expert', { organisation: 'cgg' }),
  staff('partner-worker', 'Partner-medewerker', { organisation: 'ocmw-gent' }),
  staff('privacy-officer', 'Functionaris-gegevensbescherming', { secondFactor: demoSecondFactor }),
  staff('auditor', 'Auditor'),
  staff('operations', 'Platformbeheerder'),
];

interface Distinction {
  readonly number?: number;
  readonly place?: string;
  readonly organisation?: string;
  readonly secondFactor?: string;
}

function staff(
  role: string,
  title: string,
  { number, place, organisation = centreOrganisation, secondFactor }: Distinction = {},
): DemoStaff {
  const suffix = number === undefined ? place : String(number);
  const username = suffix === undefined ? role : `${role}-${suffix}`;
  return {
    username,
    firstName: 'Demo',
    lastName: suffix === undefined ? title : `${title}-${suffix}`,
    role,
    organisation,
    ...(secondFactor !== undefined && { secondFactor }),
  };
}
