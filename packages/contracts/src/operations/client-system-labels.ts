import { z } from 'zod';
import { id, nis } from '../fields.ts';
import { defineOperation } from '../operation.ts';

export const labelClientSystems = defineOperation({
  id: 'intake.label-client-systems',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/labels',
  summary: 'Names for the rows of a list',
  description:
    'What to call each of these client systems on a list. Only those whose overview file the caller may read are in the answer; one that is not known, not allowed or shielded is simply absent. It is logged as a list (R31).',
  effect: 'read',
  input: z.strictObject({
    clientSystemIds: z.array(id('client system')).min(1).max(100).describe('Client systems on the list'),
  }),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          clientSystemId: id('client system').describe('As it was asked for; it may have been merged since'),
          label: z.string().describe('Family names of the adults, as typed; given names where nobody has one'),
          members: z.number().int().describe('Number of members'),
          minors: z.number().int().describe('Minors among them, and those of whom it is not known'),
          municipality: nis
            .optional()
            .describe('NIS code of where the household lives; never that of a safe address (R35)'),
        }),
      )
      .describe('One row for each that the caller may see, in no order'),
  }),
  action: 'list-client-systems',
});
