import { z } from 'zod';
import { riskLevels, triageOutcomes } from '../codes/index.ts';
import { defineEvent } from '../event.ts';
import { dateOfDay, id, nis } from '../fields.ts';

export const triageFileOpened = defineEvent({
  name: 'triage.file-opened',
  consumers: ['intake', 'gateway'],
  description: 'A client system stands on the triage list.',
  data: z.strictObject({
    fileId: id('triage file'),
    clientSystemId: id('client system'),
    level: z.enum(riskLevels).optional().describe('Risk level'),
    repeat: z.boolean().describe('Repeat within twelve months (R13)'),
    finalOn: dateOfDay('Final date for the table (R52)'),
  }),
});

export const triageDecided = defineEvent({
  name: 'triage.decided',
  consumers: ['intake', 'case-management'],
  description:
    'The triage table decided (R26). With outcome include-track-2 or include-track-3 a trajectory is to be opened.',
  data: z.strictObject({
    fileId: id('triage file'),
    decisionId: id('decision'),
    clientSystemId: id('client system'),
    outcome: z.enum(triageOutcomes).describe('Outcome'),
    decidedOn: dateOfDay('Day of the decision'),
    municipalities: z.array(nis).describe('Where members live'),
  }),
});

export const meetingPlanned = defineEvent({
  name: 'triage.meeting-planned',
  description: 'A meeting of the triage table was planned.',
  data: z.strictObject({ meetingId: id('meeting'), on: dateOfDay('Day of the meeting') }),
});

export const meetingChanged = defineEvent({
  name: 'triage.meeting-changed',
  description: 'The agenda of a meeting was set, or the meeting was closed.',
  data: z.strictObject({
    meetingId: id('meeting'),
    state: z.enum(['planned', 'held']).describe('State of the meeting'),
  }),
});

export const contributionReleased = defineEvent({
  name: 'triage.contribution-released',
  description: 'An organisation released its input on a file (R24); that it writes is announced to nobody.',
  data: z.strictObject({ fileId: id('triage file'), clientSystemId: id('client system') }),
});

export const tableInputChanged = defineEvent({
  name: 'triage.input-changed',
  description: 'Attendance, invitations, actions or disclosures of a file changed.',
  data: z.strictObject({
    fileId: id('triage file'),
    clientSystemId: id('client system'),
    part: z.enum(['attendance', 'invitations', 'actions', 'disclosures']).describe('What of it'),
  }),
});
