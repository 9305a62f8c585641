/** Code lists of the triage table and of what organisations bring to it. A code, once published, keeps its meaning. */

/** Where a meeting of the table is held. */
export const meetingPlaces = ['centre', 'online'] as const;

/** Why an organisation is invited to a consultation (R23). */
export const invitationGrounds = ['involvement', 'expertise'] as const;

/** R24: what an organisation answers before the table; "nothing to share" and "not known" are whole answers. */
export const contributionAnswers = ['content', 'nothing-to-share', 'not-known'] as const;
export type ContributionAnswer = (typeof contributionAnswers)[number];

/** How the input of an organisation stands. `draft` is shown to that organisation alone (R24). */
export const contributionStates = ['not-yet-released', 'draft', 'released'] as const;
export type ContributionState = (typeof contributionStates)[number];

/** R25: the process goes on, whatever of these is recorded. */
export const attendanceStates = ['present', 'represented', 'absent', 'declined'] as const;
export type AttendanceState = (typeof attendanceStates)[number];
