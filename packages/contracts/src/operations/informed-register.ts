import { z } from 'zod';
import { dateOfDay, id, motivation, page, paging, subjectId, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const informedHow = z
  .enum(['in-person', 'letter', 'phone', 'through-service'])
  .describe('How the person was informed; never by a way that is not safe for him or her');
const textVersion = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,39}$/)
  .describe('Code of the version of the text that was given or read');

export const recordInformed = defineOperation({
  id: 'intake.record-informed',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/persons/{personId}/informed',
  summary: 'Record that a person was informed, or why not yet',
  description:
    'Who is in a file is told that the centre keeps data about him or her. Postponed only on a ground, until a day: telling a suspect too early can endanger a victim.',
  effect: 'change',
  input: z.strictObject({
    clientSystemId: id('client system'),
    personId: id('person'),
    outcome: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('informed').describe('The person was informed'),
          on: dateOfDay('Day on which the person was informed'),
          textVersion,
          how: informedHow,
        }),
        z.strictObject({
          kind: z.literal('postponed').describe('The person is informed later'),
          until: dateOfDay('Day on which it is considered again'),
          ground: motivation,
        }),
      ])
      .describe('What was done'),
  }),
  output: z.strictObject({ entryId: id('entry'), version }),
  success: 201,
  action: 'record-informed',
});

const entry = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('informed').describe('The person was informed'),
      entryId: id('entry'),
      on: dateOfDay('Day on which the person was informed'),
      textVersion,
      how: informedHow,
      by: subjectId,
    }),
    z.strictObject({
      kind: z.literal('postponed').describe('The person is informed later'),
      entryId: id('entry'),
      on: dateOfDay('Day on which it was postponed'),
      until: dateOfDay('Day on which it is considered again'),
      ground: z.string().describe('Why'),
      by: subjectId,
    }),
  ])
  .describe('One entry of the register');

export const getInformedRegister = defineOperation({
  id: 'intake.get-informed-register',
  service: 'intake',
  method: 'GET',
  path: '/client-systems/{clientSystemId}/informed',
  summary: 'Read who was informed',
  description: 'Every entry for each person of the file, and from which day someone has to be informed.',
  effect: 'read',
  input: z.strictObject({ clientSystemId: id('client system') }),
  output: z.strictObject({
    clientSystemId: id('client system'),
    version,
    persons: z
      .array(
        z.strictObject({
          personId: id('person'),
          dueOn: dateOfDay('Day from which the person has to be informed; absent once informed').optional(),
          entries: z.array(entry).describe('Oldest first'),
        }),
      )
      .describe('Members of the household'),
  }),
  action: 'read-informed-register',
});

export const listUninformed = defineOperation({
  id: 'intake.list-uninformed',
  service: 'intake',
  method: 'GET',
  path: '/informed/due',
  summary: 'List who has to be informed',
  description: 'Files in which someone was not informed yet and is not postponed beyond today, the longest first.',
  effect: 'read',
  input: z.strictObject({ ...paging }),
  output: page(
    z.strictObject({
      clientSystemId: id('client system'),
      dueOn: dateOfDay('Day from which someone has to be informed'),
    }),
  ),
  action: 'list-uninformed',
});
