import { z } from 'zod';
import { mandatedFacilityCategories, triageOutcomes, triageReasons } from '../codes/index.ts';
import { defineOperation } from '../operation.ts';
import {
  clock,
  dateOfDay,
  id,
  line,
  moment,
  motivation,
  nis,
  organisationAlias,
  page,
  paging,
  prose,
  subjectId,
  version,
  zoneCode,
} from '../fields.ts';
import { riskLevel } from './risk-fields.ts';

const fileId = id('triage file');
const fileState = z.enum(['waiting', 'decided']).describe('Whether it waits for a decision');

const fileRow = z.strictObject({
  fileId,
  clientSystemId: id('client system'),
  version,
  round: z.number().int().min(1).describe('How many times this client system came to the table'),
  state: fileState,
  reasons: z.array(z.enum(triageReasons)).describe('Why it stands on the list'),
  level: riskLevel.optional(),
  repeat: z.boolean().describe('Marked as a repeat (R13)'),
  hasMinor: z.boolean().describe('A minor, or possibly one'),
  municipalities: z.array(nis).describe('Where members live'),
  zoneCodes: z.array(zoneCode).describe('Police zones that reported'),
  openedAt: moment('When it came on the list'),
  clock,
  escalation: z.enum(['none', 'target-passed', 'final-passed']).describe('How its clock stands today (R52)'),
});

const criterion = z.strictObject({ met: z.boolean().describe('Whether the criterion is met'), motivation });
const weighed = z.strictObject({ suffices: z.boolean().describe('Whether this is enough'), motivation });

/** R20: three criteria, and what is always weighed first. */
const admission = z.strictObject({
  repeatedViolence: criterion.describe('Raised risk of repeated violence that endangers integrity'),
  sharingNeeded: criterion.describe('Need of intersectoral sharing and consultation'),
  harmonisedApproachNeeded: criterion.describe('Need of a harmonised approach'),
  directReferral: weighed.describe('Direct referral, weighed first'),
  hookingOn: weighed.describe('Hooking on to running help, weighed first'),
});

/** R21: consultation of a mandated facility. */
const minorConsultation = z.strictObject({
  facility: z.enum(mandatedFacilityCategories).describe('VK or OCJ'),
  organisation: organisationAlias,
  contact: line(200).describe('Function of the person spoken with'),
  on: dateOfDay('Day of the consultation'),
  outcome: prose(4000).describe('What came out of it'),
});

const proposal = z.strictObject({
  outcome: z.enum(['include-track-2', 'include-track-3', 'refer']).describe('Outcome that the router proposes'),
  rule: z.string().describe('Code of the rule'),
  sentence: z.string().describe('The rule in a Dutch sentence (R27)'),
});

const action = z.strictObject({
  text: prose(2000).describe('What is to be done'),
  organisation: organisationAlias.describe('Who does it'),
  dueOn: dateOfDay('By when'),
});

const decisionInput = z.strictObject({
  outcome: z.enum(triageOutcomes).describe('Outcome'),
  motivation,
  participants: z.array(organisationAlias).min(1).max(20).describe('Organisations that took part'),
  absent: z
    .array(z.strictObject({ organisation: organisationAlias, reason: line(300).describe('Why') }))
    .max(20)
    .default([])
    .describe('Who declined or was absent; the process goes on (R25)'),
  dissent: z
    .array(z.strictObject({ organisation: organisationAlias, text: prose(4000).describe('Dissent, in words') }))
    .max(20)
    .default([])
    .describe('Dissent, as noted'),
  actions: z.array(action).max(50).default([]).describe('What is to be done, by whom, by when'),
  referredTo: organisationAlias.optional().describe('With refer or hook-on: the organisation'),
  overrideReason: motivation
    .optional()
    .describe('Needed when the outcome departs from the proposal of the router (R27)'),
});

export const listTriageFiles = defineOperation({
  id: 'triage.list-files',
  service: 'triage',
  method: 'GET',
  path: '/triage-files',
  summary: 'List the triage files',
  description: 'Ranked by risk, repeat and final date. Codes only.',
  effect: 'read',
  input: z.strictObject({ ...paging, state: fileState.default('waiting') }),
  output: page(fileRow),
  action: 'list-triage-files',
});

export const getTriageFile = defineOperation({
  id: 'triage.get-file',
  service: 'triage',
  method: 'GET',
  path: '/triage-files/{fileId}',
  summary: 'Read a triage file',
  description:
    'With admission, consultations, proposal of the router, what is missing before a decision, and the decision.',
  effect: 'read',
  input: z.strictObject({ fileId }),
  output: z.strictObject({
    ...fileRow.shape,
    trend: z
      .array(z.strictObject({ on: dateOfDay('Day'), level: riskLevel }))
      .describe('Earlier levels in order (R14)'),
    admission: admission.optional().describe('Admission check, once it was made (R20)'),
    consultations: z.array(minorConsultation).describe('Consultations of VK or OCJ (R21)'),
    proposal: proposal.describe('What the router proposes (R27)'),
    missing: z.array(z.string()).describe('Problem codes that stand in the way of a decision'),
    decision: z
      .strictObject({
        decisionId: id('decision'),
        decidedAt: moment('When'),
        decidedBy: subjectId,
        ...decisionInput.shape,
      })
      .optional()
      .describe('The decision that stands (R26)'),
  }),
  action: 'read-triage-file',
});

export const recordAdmission = defineOperation({
  id: 'triage.record-admission',
  service: 'triage',
  method: 'PUT',
  path: '/triage-files/{fileId}/admission',
  summary: 'Record the admission check',
  description:
    'All three criteria, each yes or no with a motivation; direct referral and hooking on are weighed first (R20).',
  effect: 'change',
  input: z.strictObject({ fileId, ...admission.shape }),
  output: z.strictObject({ fileId, version }),
  action: 'work-on-triage-file',
  problems: ['already-decided'],
});

export const recordMinorConsultation = defineOperation({
  id: 'triage.record-minor-consultation',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/minor-consultations',
  summary: 'Record the consultation of VK or OCJ',
  description: 'With a minor in the client system this comes before any decision; there is no override (R21).',
  effect: 'change',
  input: z.strictObject({ fileId, ...minorConsultation.shape }),
  output: z.strictObject({ fileId, version }),
  success: 201,
  action: 'work-on-triage-file',
  problems: ['already-decided'],
});

export const decideTriage = defineOperation({
  id: 'triage.decide',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/decision',
  summary: 'Record the decision of the table',
  description:
    'One decision stands; who decides second at the same moment gets a conflict (R26). Including in a track announces the trajectory.',
  effect: 'change',
  input: z.strictObject({ fileId, ...decisionInput.shape }),
  output: z.strictObject({ fileId, decisionId: id('decision'), version, state: fileState }),
  success: 201,
  action: 'decide-triage',
  problems: [
    'minor-consultation-missing',
    'admission-criteria-unmet',
    'track-not-available',
    'already-decided',
    'motivation-required',
  ],
});
