import { z } from 'zod';
import { riskLevels, triageReasons } from '../codes/index.ts';
import { defineEvent } from '../event.ts';
import { dateOfDay, id, zoneCode } from '../fields.ts';

export const reportRegistered = defineEvent({
  name: 'intake.report-registered',
  description: 'A police report was accepted.',
  data: z.strictObject({
    reportId: id('police report'),
    clientSystemId: id('client system'),
    zoneCode,
    incidentOn: dateOfDay('Day of the incident'),
    joined: z.boolean().describe('True when it joined a client system that was there already'),
  }),
});

export const reportRevised = defineEvent({
  name: 'intake.report-revised',
  description: 'A known police report came again with other content; both are kept.',
  data: z.strictObject({ reportId: id('police report'), clientSystemId: id('client system') }),
});

export const clientSystemOpened = defineEvent({
  name: 'intake.client-system-opened',
  description: 'An overview file was opened for a client system.',
  data: z.strictObject({ clientSystemId: id('client system') }),
});

export const riskAssessed = defineEvent({
  name: 'intake.risk-assessed',
  description: 'A risk level was established or raised.',
  data: z.strictObject({
    clientSystemId: id('client system'),
    assessmentId: id('risk assessment'),
    level: z.enum(riskLevels).describe('Level that stands'),
    raised: z.boolean().describe('True when judgement raised it (R12)'),
  }),
});

export const triageRequested = defineEvent({
  name: 'intake.triage-requested',
  consumers: ['triage'],
  description:
    'A client system asks for a place on the triage list: medium or high risk, a repeat (R13), or a partner registration.',
  data: z.strictObject({
    clientSystemId: id('client system'),
    reasons: z.array(z.enum(triageReasons)).describe('Why'),
    level: z.enum(riskLevels).optional().describe('Level that stands, when there is one'),
    repeat: z.boolean().describe('Repeat within twelve months (R13)'),
  }),
});

export const lowRiskAnswered = defineEvent({
  name: 'intake.low-risk-answered',
  description: 'Low risk was answered with information and the open offer; it counts towards repeats.',
  data: z.strictObject({ clientSystemId: id('client system'), answeredOn: dateOfDay('Day of the answer') }),
});

export const clientSystemsMerged = defineEvent({
  name: 'intake.client-systems-merged',
  consumers: ['triage', 'case-management'],
  description: 'Two client systems turned out to be one (R09).',
  data: z.strictObject({
    survivingId: id('client system that goes on'),
    absorbedId: id('client system that was absorbed'),
  }),
});

export const mergeUndone = defineEvent({
  name: 'intake.merge-undone',
  consumers: ['triage', 'case-management'],
  description: 'A merge was undone; both client systems stand on their own again (R09).',
  data: z.strictObject({
    survivingId: id('client system that had gone on'),
    absorbedId: id('client system that stands again'),
  }),
});

export const shieldingChanged = defineEvent({
  name: 'intake.shielding-changed',
  consumers: ['triage', 'case-management'],
  description:
    'From now on a client system exists for the users named only, or for everyone with a ground again (R36). Within the platform only.',
  data: z.strictObject({
    clientSystemId: id('client system'),
    shielded: z.boolean().describe('True: it exists for those named only'),
    visibleTo: z.array(id('user who is named')).describe('Who is named; empty when it is not shielded'),
  }),
});

export const emergencyAccessOpened = defineEvent({
  name: 'intake.emergency-access-opened',
  consumers: ['triage', 'case-management'],
  description: 'Someone without a ground opened a client system in an emergency; it ends by itself (R37).',
  data: z.strictObject({
    grantId: id('emergency access'),
    clientSystemId: id('client system'),
    granteeId: id('user who has it'),
    hours: z.number().int().min(1).max(168).describe('It ends by itself so many hours after the moment of this event'),
  }),
});

export const clientSystemTransferred = defineEvent({
  name: 'intake.client-system-transferred',
  consumers: ['triage', 'case-management'],
  description:
    'A client system went to another centre, with its rights and its clock (R51): the centre of this event is the one that it goes on in.',
  data: z.strictObject({
    clientSystemId: id('client system'),
    absorbedIds: z.array(id('client system')).describe('Client systems that were merged into it: they go along (R09)'),
  }),
});
