import { z } from 'zod';
import { riskLevels, triageOutcomes } from '../codes/index.ts';
import { defineEvent } from '../event.ts';
import { dateOfDay, id, nis } from '../fields.ts';

export const triageFileOpened = defineEvent({
  name: 'triage.file-opened',
  consumers: ['intake'],
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
