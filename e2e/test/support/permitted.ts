import { demoStaff } from '@veilighuis/infra';

/** Everyone who can have a token of this realm: staff of the demo, and machine clients. */
export const principals: readonly string[] = [
  ...demoStaff.map(({ username }) => username),
  ...['pz-gent-system', 'pz-aalst-system', 'pz-dendermonde-system', 'pz-vlaamse-ardennen-system', 'caw-system'],
];

const coordinator = 'operational-coordinator';
const liaisons = ['police-liaison-gent', 'police-liaison-aalst'];
const table = [coordinator, ...liaisons, 'prosecution-criminologist', 'caw-worker'];
const holders = ['case-director-1', 'case-director-2', 'case-supporter-1', 'case-supporter-2'];
const zoneSystems = ['pz-gent-system', 'pz-aalst-system', 'pz-dendermonde-system', 'pz-vlaamse-ardennen-system'];

/**
 * Who may try an action at all, with a ground or without; written down from the rules (R04, R10, R20, R30), not from the
 * policies. An action that is not here is for nobody: a new operation fails the walk until someone decides who may.
 */
export const permitted: Readonly<Record<string, readonly string[]>> = {
  'register-police-report': ['pz-gent-system', 'police-liaison-gent', coordinator, 'administrative-worker'],
  'register-client-system': [...table, 'partner-worker', 'consultation-line-worker', 'caw-system'],
  'list-police-reports': [coordinator, 'administrative-worker', ...liaisons],
  'read-police-report': [coordinator, ...liaisons, 'prosecution-criminologist'],
  'list-client-systems': [...table, ...holders],
  'search-client-systems': [...table, ...holders],
  'read-overview-file': [...table, ...holders],
  'change-client-system': [coordinator, ...holders],
  'assess-risk': [...table, ...holders],
  'decide-possible-match': [coordinator],
  'manage-protocols': [coordinator, 'strategic-coordinator'],
  'manage-instruments': [coordinator, 'strategic-coordinator'],
  'list-instruments': [...table, ...holders, 'strategic-coordinator', ...zoneSystems, 'caw-system'],
  'list-triage-files': table,
  'read-triage-file': table,
  'work-on-triage-file': table,
  'decide-triage': table,
  'list-trajectories': [coordinator, ...holders],
  'read-trajectory': [coordinator, ...holders],
  'assign-trajectory': [coordinator, ...holders],
  'work-on-trajectory': [coordinator, ...holders],
  'close-trajectory': [coordinator, ...holders],
  'keep-walls': [coordinator, ...holders],
  'compose-for-persons': [coordinator, ...holders],
  'shield-client-system': [coordinator, 'privacy-officer'],
  'open-emergency-access': [...liaisons, 'prosecution-criminologist', 'caw-worker', ...holders],
  'list-emergency-accesses': [...table, ...holders, 'privacy-officer'],
  'see-who-can-see': [coordinator, ...holders, 'privacy-officer'],
  'read-register-of-access': ['privacy-officer', 'auditor'],
  'list-due-files': ['privacy-officer'],
  'hold-retention': ['privacy-officer'],
  'erase-client-system': ['privacy-officer'],
  'list-erasures': ['privacy-officer', 'auditor'],
  'offer-transfer': [coordinator, 'privacy-officer'],
  'list-transfers': [coordinator, 'privacy-officer'],
  'accept-transfer': [coordinator],
  'end-transfer': [coordinator, 'privacy-officer'],
  'read-log-of-person': ['privacy-officer'],
  'export-log-of-person': ['privacy-officer'],
  'read-log-of-file': holders,
  'handle-person-request': ['privacy-officer'],
  'record-informed': [coordinator, ...holders],
  'read-informed-register': [coordinator, ...holders, 'privacy-officer'],
  'list-uninformed': [coordinator, ...holders, 'privacy-officer'],
  'list-corrections': [coordinator, ...holders, 'caw-worker', 'partner-worker', 'privacy-officer'],
  'decide-correction': [coordinator, ...holders, 'caw-worker', 'partner-worker'],
};

/**
 * Who may act on one file without a ground on it: supervision sees no content of it, and an emergency (R37) makes a ground
 * of its own. For everyone else a file without a ground is one that does not exist.
 */
export const needsNoGround: Readonly<Record<string, readonly string[]>> = {
  'shield-client-system': ['privacy-officer'],
  'see-who-can-see': ['privacy-officer'],
  'hold-retention': ['privacy-officer'],
  'erase-client-system': ['privacy-officer'],
  'read-log-of-person': ['privacy-officer'],
  'export-log-of-person': ['privacy-officer'],
  'handle-person-request': ['privacy-officer'],
  'read-informed-register': ['privacy-officer'],
  'offer-transfer': ['privacy-officer'],
  'end-transfer': ['privacy-officer'],
  'open-emergency-access': holders,
};
