import { z } from 'zod';
import { roles } from '../codes/index.ts';
import { organisationAlias, subjectId } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const role = z.enum(roles);

export const listColleagues = defineOperation({
  id: 'gateway.list-colleagues',
  service: 'gateway',
  method: 'GET',
  path: '/colleagues',
  summary: 'List the people of the centre',
  description:
    'Everyone who works in the caller’s centre, of whichever organisation, with the roles of their last sign-in: to assign a case, or to name who holds it. Whoever never signed in, or not in half a year, is not in it.',
  effect: 'read',
  input: z.strictObject({ role: role.optional().describe('Only those with this role') }),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          subject: subjectId,
          name: z.string().describe('Name'),
          roles: z.array(role.describe('Role')).describe('Roles'),
          organisation: organisationAlias,
        }),
      )
      .describe('People, in no order'),
  }),
  action: 'list-colleagues',
  problems: ['secrecy-not-confirmed'],
});
