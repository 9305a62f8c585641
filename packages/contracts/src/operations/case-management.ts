import { z } from 'zod';
import { trajectoryPhases } from '../codes/index.ts';
import { defineOperation } from '../operation.ts';
import {
  clock,
  dateOfDay,
  id,
  line,
  moment,
  motivation,
  nis,
  page,
  paging,
  prose,
  subjectId,
  version,
} from '../fields.ts';

const trajectoryId = id('trajectory');
const track = z.literal([2, 3]).describe('Track 2: case support; track 3: case direction');
const state = z.enum(['unassigned', ...trajectoryPhases, 'closed']).describe('State of the trajectory');

const trajectoryRow = z.strictObject({
  trajectoryId,
  clientSystemId: id('client system'),
  version,
  track,
  state,
  assigneeId: subjectId.optional(),
  openedOn: dateOfDay('Day of opening'),
  municipalities: z.array(nis).describe('Where members live'),
  clocks: z.array(clock).describe('Clocks of its steps (R52)'),
  nextFinalOn: dateOfDay('Earliest final date that runs').optional(),
  escalation: z.enum(['none', 'target-passed', 'final-passed']).describe('How its clocks stand today (R52)'),
});

const contactInput = z.strictObject({
  kind: z
    .enum(['home-visit', 'office', 'telephone', 'video', 'client-meeting', 'partner', 'other'])
    .describe('Kind of contact'),
  on: dateOfDay('Day of the contact'),
  minutes: z.number().int().min(0).max(1440).optional().describe('Duration in minutes'),
  personIds: z.array(id('person')).max(60).default([]).describe('With whom of the client system'),
  note: prose(20_000).optional().describe('What was said'),
});

const retentionInput = z
  .strictObject({
    extendToYears: z.number().int().min(16).max(30).optional().describe('Years from closing; 15 without an extension'),
    ground: prose(4000).optional().describe('Ground for the extension'),
    consenting: z.array(line(200)).max(20).default([]).describe('Names of the participants who agree'),
  })
  .describe('Retention, decided in the closing act only (R50)');

export const listTrajectories = defineOperation({
  id: 'case-management.list-trajectories',
  service: 'case-management',
  method: 'GET',
  path: '/trajectories',
  summary: 'List trajectories',
  description: 'One’s own caseload, or for a coordinator those of the centre; earliest final date first.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    state: state.optional(),
    mine: z.stringbool().optional().describe('Only those that I hold'),
  }),
  output: page(trajectoryRow),
  action: 'list-trajectories',
});

export const getTrajectory = defineOperation({
  id: 'case-management.get-trajectory',
  service: 'case-management',
  method: 'GET',
  path: '/trajectories/{trajectoryId}',
  summary: 'Read a trajectory',
  description: 'With phases, clocks, contact log and closing.',
  effect: 'read',
  input: z.strictObject({ trajectoryId }),
  output: z.strictObject({
    ...trajectoryRow.shape,
    decisionId: id('decision'),
    planOfApproachOn: dateOfDay('Day of the plan of approach').optional(),
    targetEndOn: dateOfDay('Target end'),
    history: z
      .array(
        z.strictObject({
          command: z.string().describe('What was done'),
          state,
          at: moment('When'),
          by: subjectId.optional(),
        }),
      )
      .describe('Every step so far'),
    unmet: z
      .record(z.string(), z.array(z.string()))
      .describe('Per next phase: codes of the entry conditions that are not met'),
    contacts: z
      .array(z.strictObject({ contactId: id('contact'), by: subjectId, ...contactInput.shape }))
      .describe('Contact log'),
    extensions: z
      .array(
        z.strictObject({
          until: dateOfDay('New target end'),
          reason: z.string().describe('Why'),
          on: dateOfDay('Day of the extension'),
        }),
      )
      .describe('Extensions so far'),
    closing: z
      .strictObject({
        closedOn: dateOfDay('Day of closing'),
        reason: z.string().describe('Why it was closed'),
        retentionUntil: dateOfDay('Day on which everything is to be erased'),
        retention: retentionInput,
      })
      .optional()
      .describe('The closing act, once it was done'),
  }),
  action: 'read-trajectory',
});

const change = { service: 'case-management', effect: 'change' } as const;
const changed = z.strictObject({ trajectoryId, version, state });

export const assignTrajectory = defineOperation({
  ...change,
  id: 'case-management.assign-trajectory',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/assignment',
  summary: 'Assign a trajectory',
  description:
    'To oneself, or by a coordinator to a case supporter (track 2) or case director (track 3). Another holder than before needs a reason.',
  input: z.strictObject({ trajectoryId, assigneeId: subjectId, reason: motivation.optional() }),
  output: changed,
  action: 'assign-trajectory',
  problems: ['motivation-required', 'conflict'],
});

export const releaseTrajectory = defineOperation({
  ...change,
  id: 'case-management.release-trajectory',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/release',
  summary: 'Release a trajectory',
  description:
    'The case holder, or a coordinator, gives the case back with a reason. It waits for another holder, who goes on in the same phase.',
  input: z.strictObject({ trajectoryId, reason: motivation }),
  output: changed,
  action: 'work-on-trajectory',
  problems: ['motivation-required', 'conflict'],
});

export const recordPlanOfApproach = defineOperation({
  ...change,
  id: 'case-management.record-plan-of-approach',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/plan-of-approach',
  summary: 'Record that the plan of approach stands',
  description: 'Marks the day on which family and services agreed on the plan; its clock stops (R52).',
  input: z.strictObject({ trajectoryId, on: dateOfDay('Day of the plan') }),
  output: changed,
  action: 'work-on-trajectory',
  problems: ['conflict'],
});

export const enterPhase = defineOperation({
  ...change,
  id: 'case-management.enter-phase',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/phase',
  summary: 'Enter a phase',
  description: 'Checks the entry conditions of the phase and names those that are not met.',
  input: z.strictObject({
    trajectoryId,
    phase: z.enum(trajectoryPhases).describe('Phase to enter'),
    reason: motivation.optional(),
  }),
  output: changed,
  action: 'work-on-trajectory',
  problems: ['phase-entry-refused', 'conflict', 'motivation-required'],
});

export const recordContact = defineOperation({
  ...change,
  effect: 'create',
  id: 'case-management.record-contact',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/contacts',
  summary: 'Record a contact',
  description: 'Adds to the contact log. Two people adding at once both stand, so no version is asked for.',
  input: z.strictObject({ trajectoryId, ...contactInput.shape }),
  output: z.strictObject({ ...changed.shape, contactId: id('contact') }),
  action: 'work-on-trajectory',
  problems: ['conflict'],
});

export const extendTrajectory = defineOperation({
  ...change,
  id: 'case-management.extend-trajectory',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/extension',
  summary: 'Extend a trajectory',
  description: 'Sets a later target end, with a reason.',
  input: z.strictObject({ trajectoryId, until: dateOfDay('New target end'), reason: motivation }),
  output: changed,
  action: 'work-on-trajectory',
  problems: ['conflict'],
});

export const closeTrajectory = defineOperation({
  ...change,
  id: 'case-management.close-trajectory',
  method: 'POST',
  path: '/trajectories/{trajectoryId}/closure',
  summary: 'Close a trajectory',
  description:
    'The closing act holds the decision on retention: 15 years, or up to 30 by consensus of named participants on a stated ground (R50).',
  input: z.strictObject({ trajectoryId, reason: motivation, retention: retentionInput }),
  output: z.strictObject({ ...changed.shape, retentionUntil: dateOfDay('Day on which everything is to be erased') }),
  action: 'close-trajectory',
  problems: ['retention-extension-refused', 'conflict', 'motivation-required'],
});
