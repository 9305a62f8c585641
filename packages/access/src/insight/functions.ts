import type { Role } from '@veilighuis/contracts';

/** What someone with this role does, as the register of access says it (R38). */
export const functionOf: Readonly<Record<Role, string>> = {
  'strategic-coordinator': 'Leidt het centrum; ziet geen dossiers in',
  'operational-coordinator': 'Kijkt aanmeldingen na, leidt de tafels en volgt alle dossiers van het centrum op',
  'case-director': 'Casusregisseur: voert de regie in dossiers van spoor 3',
  'case-supporter': 'Casusondersteuner: ondersteunt in dossiers van spoor 2',
  'administrative-worker': 'Onthaal, planning en brieven; voert processen-verbaal op papier in',
  'consultation-line-worker': 'Beantwoordt vragen van professionals; meldt aan met een ticket',
  'police-liaison': 'Zit voor de eigen politiezone aan de triagetafel',
  'prosecution-criminologist': 'Zit voor het parket aan de triagetafel',
  'caw-worker': 'Zit voor het CAW aan de triagetafel; meldt cliëntsystemen aan',
  expert: 'Zit voor een organisatie aan de expertentafel',
  'partner-worker': 'Hulpverlener van een partnerorganisatie; meldt cliëntsystemen aan',
  'privacy-officer': 'Functionaris voor gegevensbescherming',
  auditor: 'Controleert de werking, zonder dossiers in te zien',
  operations: 'Beheert het platform; ziet nooit dossiers',
  'police-system': 'Systeem van een politiezone dat processen-verbaal doorstuurt',
  'partner-system': 'Systeem van een partnerorganisatie dat aanmeldingen doorstuurt',
  'service-intake': 'Onderdeel van het platform: intake',
  'service-triage': 'Onderdeel van het platform: triage',
  'service-case-management': 'Onderdeel van het platform: trajecten',
};
