export const notices = {
  'notices.allRead': 'Mark all as read',
  'notices.empty': 'No notices.',
  'notices.new': 'new',
  'notice.trajectory-assigned': 'You became the holder of a trajectory.',
  'notice.emergency-access-opened': 'Somebody opened a file by emergency access. Look into why.',
  'notice.triage-files-waiting':
    '{count, plural, one {# file came on the triage list.} other {# files came on the triage list.}}',
  'notice.possible-match-offered': 'There is a possible duplicate to look at.',
} as const;
