/** What several use cases have in common. */
export { ChangeMeeting } from './change-meeting.ts';
export { ChangeTableInput } from './change-table-input.ts';
export { ChangeTriageFile } from './change-triage-file.ts';
export { PutOnAgenda } from './put-on-agenda.ts';
export { ReadTable } from './read-table.ts';
