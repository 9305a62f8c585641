/** The overview file. */
export const file = {
  'file.members': 'Gezinsleden',
  'file.incidents': 'Feiten',
  'file.registrations': 'Aanmeldingen',
  'file.assessments': 'Risico-inschattingen',
} as const;
