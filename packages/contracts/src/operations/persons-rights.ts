import { z } from 'zod';
import { birthDate, dateOfDay, id, line, organisationAlias, page, paging, subjectId, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const intake = { service: 'intake', action: 'handle-person-request' } as const;
const requestId = id('access request');

/** By what someone is found, as with searching. */
const identity = (whose: string) =>
  z
    .discriminatedUnion('set', [
      z.strictObject({
        set: z.literal('national-number').describe('By national number'),
        nationalNumber: line(30).describe('National register or BIS number in any spelling (R06)'),
      }),
      z.strictObject({
        set: z.literal('name-and-birth-date').describe('By name and birth date together'),
        name: line(240).describe('Name; case, diacritics and punctuation make no difference (R08)'),
        birthDate,
      }),
    ])
    .describe(`${whose}, as the proof of identity says`);

const receivedOn = dateOfDay('Day on which the request was received');
const dueOn = dateOfDay('Last day on which it may be answered');

export const openAccessRequest = defineOperation({
  ...intake,
  id: 'intake.open-access-request',
  method: 'POST',
  path: '/access-requests',
  summary: 'Open the access request of a person',
  description:
    'Registers that a person asks what is kept about him or her, and starts the term of the law. What was typed to find the person is not kept. Of a shielded file only those named know (R36).',
  effect: 'create',
  input: z.strictObject({
    person: identity('Who asks'),
    receivedOn,
    identityChecked: z
      .enum(['identity-card-in-person', 'electronic-identity', 'copy-with-call-back', 'power-of-attorney'])
      .describe('How it was made sure that it is this person'),
    reader: z
      .enum(['person', 'lawyer', 'parent-or-guardian'])
      .default('person')
      .describe('Who will read the answer; a parent or guardian gets nothing that is walled from him or her (R35)'),
    parentOrGuardian: identity('The parent or guardian').optional(),
  }),
  output: z.strictObject({
    requestId,
    version,
    dueOn,
    files: z.number().int().describe('Files in which the person is'),
  }),
});

const forwarding = z.strictObject({
  authority: line(40).describe('Authority to which it was forwarded'),
  on: dateOfDay('Day on which it was forwarded'),
  by: subjectId,
});

export const listAccessRequests = defineOperation({
  ...intake,
  id: 'intake.list-access-requests',
  method: 'GET',
  path: '/access-requests',
  summary: 'List access requests',
  description: 'Every access request with its term, the one that is due first on top. Codes and days only.',
  effect: 'read',
  input: z.strictObject({ ...paging, state: z.enum(['open', 'answered']).default('open').describe('State') }),
  output: page(
    z.strictObject({
      requestId,
      version,
      receivedOn,
      dueOn,
      extendedOn: dateOfDay('Day on which the term was extended').optional(),
      answeredOn: dateOfDay('Day on which it was answered').optional(),
      forwardings: z.array(forwarding).describe('To which authorities it was forwarded'),
    }),
  ),
});

export const extendAccessRequest = defineOperation({
  ...intake,
  id: 'intake.extend-access-request',
  method: 'POST',
  path: '/access-requests/{requestId}/extensions',
  summary: 'Take longer for an access request',
  description: 'Once, within the first term, on a ground of the law. The person has to be told within that same term.',
  effect: 'change',
  input: z.strictObject({
    requestId,
    ground: z.enum(['complexity', 'number-of-requests']).describe('Why it takes longer'),
  }),
  output: z.strictObject({ requestId, version, dueOn }),
  problems: ['conflict'],
});

const answerKind = z
  .enum(['name', 'national-number', 'birth-date', 'gender', 'phone', 'address', 'safe-contact', 'words', 'relation'])
  .describe('What it is');

export const composeAccessAnswer = defineOperation({
  ...intake,
  id: 'intake.compose-access-answer',
  method: 'GET',
  path: '/access-requests/{requestId}/answer',
  summary: 'Compose the answer for the person',
  description:
    'What may be given to the person: only what concerns him or her (R34), nothing that police or prosecutor told and no word that it exists (R33), nothing that is walled from a reader (R35). It holds the same whether or not there is more.',
  effect: 'read',
  input: z.strictObject({ requestId }),
  output: z.strictObject({
    requestId,
    receivedOn,
    composedOn: dateOfDay('Day on which it was composed'),
    items: z
      .array(
        z.strictObject({
          kind: answerKind,
          text: z.string().describe('The item itself'),
          organisations: z.array(organisationAlias).describe('Who told it'),
          since: dateOfDay('Day on which it was first told'),
        }),
      )
      .describe('What is kept about the person'),
  }),
});

const origin = z
  .enum(['organisation', 'police', 'public-prosecutor', 'unknown'])
  .describe('Whose data it is (R33); unknown is given to nobody before someone has looked');

export const splitAccessRequest = defineOperation({
  ...intake,
  id: 'intake.split-access-request',
  method: 'GET',
  path: '/access-requests/{requestId}/origins',
  summary: 'See how an access request is split by origin',
  description:
    'For the privacy officer alone, never for the person: which items are given and which not, what only a person can judge, and to which authority the request has to be forwarded (R33). Codes, no content.',
  effect: 'read',
  input: z.strictObject({ requestId }),
  output: z.strictObject({
    requestId,
    version,
    files: z
      .array(
        z.strictObject({
          clientSystemId: id('client system'),
          personId: id('person'),
          items: z
            .array(
              z.strictObject({
                kind: answerKind,
                item: z.string().describe('Key of the item within the person'),
                origin,
                organisations: z.array(organisationAlias).describe('Who told it'),
                withheld: z
                  .enum(['authority', 'unknown-origin', 'walled'])
                  .optional()
                  .describe('Why it is not in the answer; absent when it is'),
              }),
            )
            .describe('Every item about the person'),
          byHand: z
            .strictObject({
              incidents: z.number().int().describe('Incidents of police reports in which the person has a role'),
              registrations: z.number().int().describe('Registrations about the household, in free text'),
              assessments: z.number().int().describe('Risk assessments about the household'),
              triageRounds: z.number().int().describe('Rounds at the triage table; triage holds what was said there'),
              trajectories: z.number().int().describe('Trajectories; the case holder holds the contacts'),
            })
            .describe('What concerns several people or was said in confidence: judged by hand, never given by itself'),
        }),
      )
      .describe('Files in which the person is'),
    forward: z
      .array(
        z.strictObject({
          authority: line(40).describe('Authority to forward to'),
          origin,
          done: z.boolean().describe('True when the forwarding was recorded'),
        }),
      )
      .describe('To whom the request has to be forwarded'),
  }),
});

export const recordForwarding = defineOperation({
  ...intake,
  id: 'intake.record-forwarding',
  method: 'POST',
  path: '/access-requests/{requestId}/forwardings',
  summary: 'Record that a request was forwarded',
  description: 'To an authority that answers for police or prosecutor data (R33). The person is not told by us.',
  effect: 'change',
  input: z.strictObject({
    requestId,
    authority: line(40).describe('Authority, as the split names it'),
    on: dateOfDay('Day on which it was forwarded'),
  }),
  output: z.strictObject({ requestId, version }),
});

export const closeAccessRequest = defineOperation({
  ...intake,
  id: 'intake.close-access-request',
  method: 'POST',
  path: '/access-requests/{requestId}/closing',
  summary: 'Record that a request was answered',
  description: 'Refused as long as a forwarding that is needed was not recorded (R33).',
  effect: 'change',
  input: z.strictObject({ requestId, answeredOn: dateOfDay('Day on which the answer was given') }),
  output: z.strictObject({ requestId, version }),
  problems: ['conflict'],
});
