import { z } from 'zod';
import { trajectoryPhases } from '../codes/index.ts';
import { defineEvent } from '../event.ts';
import { dateOfDay, id } from '../fields.ts';

const trajectory = { trajectoryId: id('trajectory'), clientSystemId: id('client system') };

export const trajectoryOpened = defineEvent({
  name: 'case-management.trajectory-opened',
  consumers: ['intake'],
  description: 'A trajectory was opened after a decision of the triage table.',
  data: z.strictObject({ ...trajectory, decisionId: id('decision'), track: z.literal([2, 3]).describe('Track') }),
});

export const trajectoryAssigned = defineEvent({
  name: 'case-management.trajectory-assigned',
  description: 'A trajectory has a case holder, or another one.',
  data: z.strictObject({ ...trajectory, assigneeId: id('user who holds the case') }),
});

export const phaseEntered = defineEvent({
  name: 'case-management.phase-entered',
  description: 'A trajectory entered a phase.',
  data: z.strictObject({ ...trajectory, phase: z.enum(trajectoryPhases).describe('Phase') }),
});

export const trajectoryClosed = defineEvent({
  name: 'case-management.trajectory-closed',
  consumers: ['intake'],
  description: 'A trajectory was closed, with its retention term (R50).',
  data: z.strictObject({
    ...trajectory,
    closedOn: dateOfDay('Day of closing'),
    retentionUntil: dateOfDay('Day on which everything is to be erased'),
  }),
});
