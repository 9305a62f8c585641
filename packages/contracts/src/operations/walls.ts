import { z } from 'zod';
import { relations } from '../codes/index.ts';
import { defineOperation } from '../operation.ts';
import { birthDate, dateOfDay, id, line, motivation, nis, personName, prose, version } from '../fields.ts';
import { contactChannel, safeContact, spokenWords, walledPart } from './wall-fields.ts';

export const decideWall = defineOperation({
  id: 'intake.decide-wall',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/walls',
  summary: 'Raise or lift a wall between two persons',
  description:
    'What is safe is kept from everyone else of the household without any decision. Here a wall is raised round what is not marked safe, or lifted for one person who may know (R35).',
  effect: 'change',
  input: z.strictObject({
    clientSystemId: id('client system'),
    about: id('person whose data it is'),
    from: id('person from whom it is kept'),
    part: walledPart,
    stands: z.enum(['raised', 'lifted']).describe('What stands from now on for this pair'),
    reason: motivation,
  }),
  output: z.strictObject({ wallId: id('wall'), version }),
  success: 201,
  action: 'keep-walls',
});

export const recordSafeContact = defineOperation({
  id: 'intake.record-safe-contact',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/persons/{personId}/safe-contacts',
  summary: 'Record how a person can be reached safely',
  description: 'Channel and hours at which nobody else of the household notices. Walled at once (R35).',
  effect: 'change',
  input: z.strictObject({
    clientSystemId: id('client system'),
    personId: id('person'),
    channel: contactChannel,
    value: line(200).describe('Number, address or name to reach the person by'),
    hours: line(300).optional().describe('When it is safe, in words'),
  }),
  output: z.strictObject({ contactId: id('safe contact'), version }),
  success: 201,
  action: 'keep-walls',
});

export const recordWords = defineOperation({
  id: 'intake.record-words',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/persons/{personId}/words',
  summary: 'Record what a child said in confidence',
  description:
    'The words stay walled from everyone else of the household, parents included, until decided otherwise (R35).',
  effect: 'change',
  input: z.strictObject({
    clientSystemId: id('client system'),
    personId: id('person'),
    text: prose(8000).describe('What was said, in the words of the child'),
    spokenOn: dateOfDay('Day on which it was said'),
  }),
  output: z.strictObject({ wordsId: id('words'), version }),
  success: 201,
  action: 'keep-walls',
});

const sheetPerson = z.strictObject({
  personId: id('person'),
  name: personName,
  birthDate: birthDate.optional(),
  addresses: z
    .array(
      z.strictObject({
        street: line(200).optional().describe('Street and number'),
        municipality: nis,
        since: dateOfDay('Known since').optional(),
      }),
    )
    .describe('Where the person lives or stays, as far as every reader may know'),
  phone: z.string().optional().describe('Telephone number, when every reader may know it'),
  safeContacts: z.array(safeContact).optional().describe('How to reach the person, when every reader may know it'),
  words: z.array(spokenWords).optional().describe('What the person said, when every reader may know it'),
});

export const composeHouseholdSheet = defineOperation({
  id: 'intake.compose-household-sheet',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/household-sheets',
  summary: 'Compose a household sheet or letter for its readers',
  description:
    'What may stand in a letter, print or invitation that these readers get. Refused when a part that was asked for would cross a wall; the refusal does not say whose or what (R35).',
  effect: 'read',
  input: z.strictObject({
    clientSystemId: id('client system'),
    form: z
      .enum(['letter', 'household-sheet', 'invitation', 'export'])
      .describe('What it is for; logged with the access'),
    readers: z.array(id('person')).min(1).max(60).describe('Everyone of the client system who will read it'),
    outsideReader: z
      .boolean()
      .default(false)
      .describe('Someone who is not in the client system reads it too, such as a lawyer or a school'),
    persons: z.array(id('person')).max(60).optional().describe('About whom; everyone when absent'),
    parts: z
      .array(walledPart)
      .max(3)
      .default(['whereabouts', 'contact'])
      .describe('What to put in beside names, birth dates and relations'),
    leaveOutWalled: z
      .boolean()
      .default(false)
      .describe('True: leave out what is walled from a reader, without a trace, in place of refusing'),
  }),
  output: z.strictObject({
    clientSystemId: id('client system'),
    persons: z.array(sheetPerson).describe('The persons, with what every reader may learn'),
    relations: z
      .array(
        z.strictObject({
          from: id('person'),
          to: id('person'),
          relation: z.enum(relations).describe('What `from` is to `to`'),
        }),
      )
      .describe('How they are related'),
  }),
  action: 'compose-for-persons',
  problems: ['crosses-a-wall'],
});
