export const notices = {
  'notices.allRead': 'Alles gelezen',
  'notices.empty': 'Geen berichten.',
  'notices.new': 'nieuw',
  'notice.trajectory-assigned': 'Je bent casusverantwoordelijke van een traject geworden.',
  'notice.emergency-access-opened': 'Iemand opende een dossier met noodtoegang. Kijk na waarom.',
  'notice.triage-files-waiting':
    '{count, plural, one {Er kwam # dossier op de triagelijst.} other {Er kwamen # dossiers op de triagelijst.}}',
  'notice.possible-match-offered': 'Er is een mogelijk dubbel gezin om naar te kijken.',
} as const;
