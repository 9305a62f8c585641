/** Code lists of the case itself. A code, once published, keeps its meaning; new ones may be added. */
export const violenceForms = [
  'physical',
  'sexual',
  'psychological',
  'economic',
  'honour-related',
  'coercive-control',
] as const;
export type ViolenceForm = (typeof violenceForms)[number];

/** Role of a person in one incident, never a fixed label (R05). */
export const incidentRoles = [
  'victim',
  'suspect',
  'victim-and-suspect',
  'witness',
  'exposed-child',
  'reporter',
] as const;
export type IncidentRole = (typeof incidentRoles)[number];

export const relations = [
  'partner',
  'ex-partner',
  'parent',
  'step-parent',
  'child',
  'step-child',
  'sibling',
  'grandparent',
  'grandchild',
  'other-family-to-third-degree',
  'household-member',
] as const;
export type Relation = (typeof relations)[number];

/** In rising order. */
export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const riskAnswers = ['yes', 'no', 'unknown'] as const;
export type RiskAnswer = (typeof riskAnswers)[number];

/** Why a client system stands on the triage list. */
export const triageReasons = ['risk', 'repeat', 'partner-registration', 'revised-report'] as const;
export type TriageReason = (typeof triageReasons)[number];

export const triageOutcomes = [
  'refer',
  'hook-on',
  'include-track-2',
  'include-track-3',
  'more-information',
  'refuse',
] as const;
export type TriageOutcome = (typeof triageOutcomes)[number];

export const trajectoryPhases = ['exploration', 'execution', 'closing'] as const;
export type TrajectoryPhase = (typeof trajectoryPhases)[number];

export const caseTracks = [2, 3] as const;
export type CaseTrack = (typeof caseTracks)[number];
