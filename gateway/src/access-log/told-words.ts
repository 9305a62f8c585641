import type { Purpose, Role } from '@veilighuis/contracts';

/**
 * Acts that the person may be told of, in the words that the person reads. An act that is not here is not told: whatever
 * concerns police reports (R33), walls, shielding and the letters of one member of the household (R35), and everything new
 * until someone decides on it.
 */
export const toldActs: Readonly<Record<string, string>> = {
  'intake.get-overview-file': 'Overzicht van het gezin bekeken',
  'intake.search-client-systems': 'Op naam of rijksregisternummer gezocht en gevonden',
  'intake.list-client-systems': 'Lijst bekeken waarop het gezin staat',
  'triage.get-file': 'Fiche voor de triagetafel bekeken',
  'triage.list-files': 'Lijst van de triagetafel bekeken waarop het gezin staat',
  'case-management.get-trajectory': 'Traject bekeken',
  'case-management.list-trajectories': 'Lijst van trajecten bekeken waarop het gezin staat',
  // One of the parts stands for all: each service writes down that its part was read.
  'intake.read-access-log': 'Nagekeken wie de gegevens bekeek',
  'intake.export-access-log': 'Overzicht gemaakt van wie de gegevens bekeek',
};

/** Functions as staff and families call them. */
export const functionNames: Readonly<Partial<Record<Role, string>>> = {
  'strategic-coordinator': 'strategisch coördinator',
  'operational-coordinator': 'operationeel coördinator',
  'case-director': 'casusregisseur',
  'case-supporter': 'casusondersteuner',
  'administrative-worker': 'administratief medewerker',
  'consultation-line-worker': 'medewerker van de consultlijn',
  'caw-worker': 'medewerker van het CAW',
  expert: 'expert',
  'partner-worker': 'medewerker van een partnerorganisatie',
  'privacy-officer': 'functionaris voor gegevensbescherming',
  auditor: 'auditor',
  operations: 'platformbeheerder',
  'partner-system': 'informatiesysteem van de organisatie',
};

export const purposeNames: Readonly<Record<Purpose, string>> = {
  registration: 'aanmelding',
  triage: 'triage',
  'case-direction': 'begeleiding van het gezin',
  coordination: 'coördinatie',
  supervision: 'toezicht',
  'system-exchange': 'uitwisseling tussen systemen',
};
