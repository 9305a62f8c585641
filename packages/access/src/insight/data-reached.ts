/** Data that each act reaches, as the register of access says it (R38). */
const dataByAction: Readonly<Record<string, readonly string[]>> = {
  'Processen-verbaal': ['register-police-report', 'list-police-reports', 'read-police-report'],
  'Aanmelding van een cliëntsysteem': ['register-client-system'],
  'Overzichtsdossier: personen, relaties, feiten en risico': [
    'list-client-systems',
    'search-client-systems',
    'read-overview-file',
    'change-client-system',
  ],
  'Risico-inschatting': ['assess-risk'],
  'Mogelijke dubbels van personen': ['decide-possible-match'],
  'Codes over een cliëntsysteem, zonder inhoud': ['summarise-client-system'],
  'Protocollen en risico-instrumenten van het centrum': ['manage-protocols', 'manage-instruments', 'list-instruments'],
  'Triagedossier: toelating, overleg over minderjarigen en beslissing': [
    'list-triage-files',
    'read-triage-file',
    'work-on-triage-file',
    'decide-triage',
  ],
  'Traject: toewijzing, contacten, plan van aanpak en afsluiting': [
    'list-trajectories',
    'read-trajectory',
    'assign-trajectory',
    'work-on-trajectory',
    'close-trajectory',
  ],
  'Afscherming binnen het gezin, en wat gezinsleden meekrijgen': ['keep-walls', 'compose-for-persons'],
  'Voor wie een afgeschermd dossier bestaat': ['shield-client-system'],
  'Noodtoegang: wie een dossier opende en waarom': [
    'open-emergency-access',
    'list-emergency-accesses',
    'read-emergency-access',
  ],
  'Wie een dossier kan zien, zonder het dossier': ['see-who-can-see'],
  'Logboek: wie een persoon of een dossier bekeek': ['read-log-of-person', 'export-log-of-person', 'read-log-of-file'],
  'Verzoeken om inzage: wat over één persoon bijgehouden wordt': ['handle-person-request'],
  'Wie van een dossier op de hoogte gebracht is': ['record-informed', 'read-informed-register', 'list-uninformed'],
  'Verzoeken om verbetering': ['list-corrections', 'decide-correction'],
  'Overdracht van een dossier aan een ander centrum, in codes en dagen': [
    'offer-transfer',
    'list-transfers',
    'accept-transfer',
    'end-transfer',
  ],
  'Dit register': ['read-register-of-access'],
  'Bewaartermijnen en verwijdering, in codes en dagen': [
    'list-due-files',
    'hold-retention',
    'erase-client-system',
    'list-erasures',
  ],
};

const known = new Map(Object.entries(dataByAction).flatMap(([data, actions]) => actions.map((one) => [one, data])));

/** @throws RangeError for an action without a line above: the register would be silent about it */
export function dataOf(action: string): string {
  const data = known.get(action);
  if (data === undefined) throw new RangeError(`Say in data-reached.ts which data the action ${action} reaches.`);
  return data;
}
