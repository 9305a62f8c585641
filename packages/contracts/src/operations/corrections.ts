import { z } from 'zod';
import { dateOfDay, id, line, motivation, organisationAlias, page, paging, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const subject = { clientSystemId: id('client system'), personId: id('person') };
const item = line(200).describe('Item, by the key that the split of an access request gives');
const state = z
  .enum(['open', 'accepted', 'refused', 'forwarded'])
  .describe('Forwarded: it is an authority that decides, not the centre (R33)');

export const requestCorrection = defineOperation({
  id: 'intake.request-correction',
  service: 'intake',
  method: 'POST',
  path: '/corrections',
  summary: 'Register a request for correction',
  description:
    'A person says that something kept about him or her is wrong. It goes to the organisation that told it; what police or prosecutor told is forwarded to the authority, and the person is not told whose it is (R33).',
  effect: 'create',
  input: z.strictObject({
    ...subject,
    item,
    receivedOn: dateOfDay('Day on which the request was received'),
    text: motivation.describe('What is wrong and what it should be, in words'),
  }),
  output: z.strictObject({
    correctionId: id('correction'),
    version,
    state,
    owner: organisationAlias.optional(),
    authority: line(40).optional().describe('Authority to forward it to, when it is not the centre that decides'),
  }),
  action: 'handle-person-request',
  problems: ['not-found'],
});

export const listCorrections = defineOperation({
  id: 'intake.list-corrections',
  service: 'intake',
  method: 'GET',
  path: '/corrections',
  summary: 'List requests for correction',
  description:
    'For the people of an organisation those about what their organisation told, on files that they have a ground for; for the privacy officer every one of the centre.',
  effect: 'read',
  input: z.strictObject({ ...paging, state: state.default('open') }),
  output: page(
    z.strictObject({
      correctionId: id('correction'),
      version,
      ...subject,
      item,
      receivedOn: dateOfDay('Day on which the request was received'),
      state,
      owner: organisationAlias.optional(),
      text: z.string().describe('What is wrong and what it should be'),
      decidedOn: dateOfDay('Day of the decision').optional(),
      reason: z.string().optional().describe('Why it was decided so'),
    }),
  ),
  action: 'list-corrections',
});

export const decideCorrection = defineOperation({
  id: 'intake.decide-correction',
  service: 'intake',
  method: 'POST',
  path: '/corrections/{correctionId}/decision',
  summary: 'Decide on a request for correction',
  description:
    'By the organisation that told it. Accepting changes nothing by itself: the correction is made by the ordinary change of the file.',
  effect: 'change',
  input: z.strictObject({
    correctionId: id('correction'),
    decision: z.enum(['accepted', 'refused']).describe('Decision'),
    reason: motivation,
  }),
  output: z.strictObject({ correctionId: id('correction'), version, state }),
  action: 'decide-correction',
  problems: ['conflict'],
});
