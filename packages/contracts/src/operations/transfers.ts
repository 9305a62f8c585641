import { z } from 'zod';
import { centreCode } from '../event.ts';
import { dateOfDay, id, motivation, page, paging, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const transferId = id('transfer');
const state = z.enum(['offered', 'accepted', 'declined', 'withdrawn']).describe('State');
const toCentre = centreCode.describe('Code of the centre that is asked to take it over');

export const offerTransfer = defineOperation({
  id: 'intake.offer-transfer',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/transfers',
  summary: 'Offer a file to another centre',
  description:
    'The household moved, or is better helped elsewhere: the file goes to another centre with its rights and its clock (R51), once a coordinator there accepts it. Until then nothing changes.',
  effect: 'create',
  input: z.strictObject({ clientSystemId: id('client system'), toCentre, reason: motivation }),
  output: z.strictObject({ transferId, version }),
  action: 'offer-transfer',
  problems: ['conflict'],
});

export const listTransfers = defineOperation({
  id: 'intake.list-transfers',
  service: 'intake',
  method: 'GET',
  path: '/transfers',
  summary: 'List transfers',
  description: 'Files that this centre offered or was offered; ids, codes and days only.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    direction: z.enum(['in', 'out']).describe('Offered to this centre, or by it'),
  }),
  output: page(
    z.strictObject({
      transferId,
      version,
      clientSystemId: id('client system'),
      fromCentre: centreCode.describe('Code of the centre that offers it'),
      toCentre,
      state,
      offeredOn: dateOfDay('Day of the offer'),
      endedOn: dateOfDay('Day on which it was accepted, declined or withdrawn').optional(),
    }),
  ),
  action: 'list-transfers',
});

export const acceptTransfer = defineOperation({
  id: 'intake.accept-transfer',
  service: 'intake',
  method: 'POST',
  path: '/transfers/{transferId}/acceptance',
  summary: 'Take over a file from another centre',
  description:
    'By a coordinator of the receiving centre. From then on the file is of that centre: who saw it at the old one no longer does, its retention clock goes on unchanged (R50, R51).',
  effect: 'change',
  input: z.strictObject({ transferId }),
  output: z.strictObject({ transferId, version, clientSystemId: id('client system') }),
  action: 'accept-transfer',
  problems: ['conflict'],
});

export const endTransfer = defineOperation({
  id: 'intake.end-transfer',
  service: 'intake',
  method: 'POST',
  path: '/transfers/{transferId}/ending',
  summary: 'Decline or withdraw a transfer',
  description: 'Declined by the receiving centre, or withdrawn by the one that offered it. The file stays where it is.',
  effect: 'change',
  input: z.strictObject({ transferId }),
  output: z.strictObject({ transferId, version, state }),
  action: 'end-transfer',
  problems: ['conflict'],
});
