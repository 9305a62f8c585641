/** Every use case of triage. */
export { DecideTriage } from './decide-triage.ts';
export { FollowMerge } from './follow-merge.ts';
export { FollowTransfer } from './follow-transfer.ts';
export { GetTriageFile } from './get-triage-file.ts';
export { ListTriageFiles } from './list-triage-files.ts';
export { PlaceTriageRequest } from './place-triage-request.ts';
export { RecordAdmission } from './record-admission.ts';
export { RecordMinorConsultation } from './record-minor-consultation.ts';
