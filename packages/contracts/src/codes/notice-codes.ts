/** What a notice is about. It holds no content; whoever follows it is judged anew by the record. */
export const noticeKinds = [
  'trajectory-assigned',
  'emergency-access-opened',
  'triage-files-waiting',
  'possible-match-offered',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice, or a change that is told live, leads to. */
export const recordKinds = ['client-system', 'police-report', 'triage-file', 'trajectory', 'possible-match'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Lists of which it is told live that something in them changed. */
export const liveLists = ['triage-files', 'police-reports', 'trajectories', 'client-systems', 'notices'] as const;
export type LiveList = (typeof liveLists)[number];

/** Forms of which a text that isn't sent yet is kept. */
export const draftForms = [
  'police-report',
  'registration',
  'risk-assessment',
  'contribution',
  'contact',
  'admission',
  'decision',
  'closure',
  'disclosure',
] as const;
export type DraftForm = (typeof draftForms)[number];

/** Languages of the screens. */
export const languages = ['nl-BE', 'en'] as const;
export type Language = (typeof languages)[number];
