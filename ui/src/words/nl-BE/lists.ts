/** Headings of columns, and words of lists. */
export const lists = {
  'column.household': 'Gezin',
  'column.risk': 'Risico',
  'column.reasons': 'Waarom op de lijst',
  'column.minor': 'Minderjarigen',
  'column.openedAt': 'Op de lijst sinds',
  'column.clock': 'Uiterste datum',
  'column.municipality': 'Gemeente',
  'column.zone': 'Politiezone',
  'triage.state.waiting': 'Wacht op beslissing',
  'triage.state.decided': 'Beslist',
  'triage.empty.waiting': 'Er wacht geen dossier op de triagetafel.',
  'triage.empty.decided': 'Er is nog over geen dossier beslist.',
} as const;
