/** The overview file. */
export const file = {
  'file.members': 'Members',
  'file.incidents': 'Incidents',
  'file.registrations': 'Registrations',
  'file.assessments': 'Risk assessments',
} as const;
