import type {
  ContactChannel,
  IncidentRole,
  Relation,
  RiskLevel,
  ViolenceForm,
  WalledPart,
} from '@veilighuis/contracts';

/** Codes to choose from, in the order in which people look for them. Which are valid is checked by the services. */
export const violenceForms = [
  'physical',
  'psychological',
  'coercive-control',
  'sexual',
  'economic',
  'honour-related',
] as const satisfies readonly ViolenceForm[];

export const incidentRoles = [
  'victim',
  'suspect',
  'victim-and-suspect',
  'exposed-child',
  'witness',
  'reporter',
] as const satisfies readonly IncidentRole[];

export const relations = [
  'partner',
  'ex-partner',
  'parent',
  'child',
  'step-parent',
  'step-child',
  'sibling',
  'grandparent',
  'grandchild',
  'other-family-to-third-degree',
  'household-member',
] as const satisfies readonly Relation[];

export const riskLevels = ['low', 'medium', 'high'] as const satisfies readonly RiskLevel[];

export const contactChannels = [
  'call',
  'text-message',
  'email',
  'chat',
  'through-service',
  'in-person',
] as const satisfies readonly ContactChannel[];

export const walledParts = ['whereabouts', 'contact', 'words'] as const satisfies readonly WalledPart[];
