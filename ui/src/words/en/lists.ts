/** Headings of columns, and words of lists. */
export const lists = {
  'column.household': 'Household',
  'column.risk': 'Risk',
  'column.reasons': 'Why on the list',
  'column.minor': 'Minors',
  'column.openedAt': 'On the list since',
  'column.clock': 'Final date',
  'column.municipality': 'Municipality',
  'column.zone': 'Police zone',
  'triage.state.waiting': 'Waits for a decision',
  'triage.state.decided': 'Decided',
  'triage.empty.waiting': 'No file waits for the triage table.',
  'triage.empty.decided': 'No file has been decided yet.',
} as const;
