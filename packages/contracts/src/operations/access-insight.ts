import { z } from 'zod';
import { grounds, roles } from '../codes/index.ts';
import { defineOperation } from '../operation.ts';
import { dateOfDay, id, line, moment, motivation, organisationAlias, paging } from '../fields.ts';

const role = z.enum(roles).describe('Role');
const ground = z.enum(grounds).describe('Ground (R30)');

export const openEmergencyAccess = defineOperation({
  id: 'intake.open-emergency-access',
  service: 'intake',
  method: 'POST',
  path: '/emergency-accesses',
  summary: 'Open a file in an emergency',
  description:
    'Whoever could have a ground on files but lacks one on this one reads it for a limited time. The owner organisations, the holder and the privacy officer are told; it is logged as such and ends by itself (R37). What is walled stays walled.',
  effect: 'create',
  input: z.strictObject({
    on: z
      .discriminatedUnion('by', [
        z.strictObject({ by: z.literal('client-system').describe('By its id'), clientSystemId: id('client system') }),
        z.strictObject({
          by: z.literal('national-number').describe('By a person in it'),
          nationalNumber: line(30).describe('National register or BIS number in any spelling (R06)'),
        }),
      ])
      .describe('Which file'),
    reason: motivation.describe('What makes it an emergency; those who are told read it'),
  }),
  output: z.strictObject({
    grantId: id('emergency access'),
    clientSystemId: id('client system'),
    from: moment('When it began'),
    until: moment('When it will have ended'),
  }),
  action: 'open-emergency-access',
  problems: ['not-found'],
});

export const listEmergencyAccesses = defineOperation({
  id: 'intake.list-emergency-accesses',
  service: 'intake',
  method: 'GET',
  path: '/emergency-accesses',
  summary: 'List emergency accesses',
  description:
    'Emergency accesses to files that the caller owns, holds or coordinates; for the privacy officer all of the centre. The last one first.',
  effect: 'read',
  input: z.strictObject(paging),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          grantId: id('emergency access'),
          clientSystemId: id('client system'),
          granteeId: id('user who opened it'),
          organisation: organisationAlias,
          roles: z.array(role).describe('Roles of that moment'),
          reason: z.string().describe('What made it an emergency'),
          from: moment('When it began'),
          until: moment('When it ends or ended'),
        }),
      )
      .describe('Rows of this page'),
    nextCursor: z.string().optional().describe('Absent on the last page'),
  }),
  action: 'list-emergency-accesses',
});

export const whoCanSee = defineOperation({
  id: 'intake.who-can-see',
  service: 'intake',
  method: 'GET',
  path: '/client-systems/{clientSystemId}/who-can-see',
  summary: 'Who can see this file?',
  description:
    'Everyone who can open the overview file today and on what ground, decided by the same rules as opening it.',
  effect: 'read',
  input: z.strictObject({ clientSystemId: id('client system') }),
  output: z.strictObject({
    clientSystemId: id('client system'),
    shielded: z.boolean().describe('True: of those below only the users named (R36)'),
    named: z.array(id('user who is named')).describe('Users for whom a shielded file exists'),
    rows: z
      .array(
        z.strictObject({
          who: z
            .enum(['user', 'category', 'organisation', 'police-zone', 'centre'])
            .describe('Whether it is one user, or everyone of some organisations with one of the roles'),
          id: z.string().describe('Id of the user, category of article 10, alias, zone code or code of the centre'),
          ground,
          roles: z.array(role).describe('Roles with which this ground opens the file'),
          until: dateOfDay('Last day of the ground').optional(),
        }),
      )
      .describe('People and organisations, each with the ground'),
  }),
  action: 'see-who-can-see',
});

export const readRegisterOfAccess = defineOperation({
  id: 'intake.read-register-of-access',
  service: 'intake',
  method: 'GET',
  path: '/register-of-access',
  summary: 'Read the register of categories of persons with access',
  description:
    'Role, function, data categories and grounds, produced from the access rules as they are in force (R38).',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    categories: z
      .array(
        z.strictObject({
          role,
          function: z.string().describe('What someone with this role does, in Dutch'),
          access: z
            .array(
              z.strictObject({
                data: z.string().describe('Data that is reached, in Dutch'),
                actions: z.array(z.string()).describe('Acts that reach it'),
                grounds: z.array(ground).describe('Grounds of which one is needed; empty: none'),
              }),
            )
            .describe('What it reaches'),
        }),
      )
      .describe('One category for each role that reaches anything'),
  }),
  action: 'read-register-of-access',
});
