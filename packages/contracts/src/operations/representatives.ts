import { z } from 'zod';
import { dateOfDay, id, line, organisationAlias, page, paging, subjectId, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { category } from './triage-table-fields.ts';

const representativeId = id('permanent representative');

const representative = {
  organisation: organisationAlias,
  category,
  userId: subjectId.optional(),
  function: line(200).describe('Function of the representative'),
  from: dateOfDay('First day'),
  until: dateOfDay('Last day').optional(),
};

export const listRepresentatives = defineOperation({
  id: 'triage.list-representatives',
  service: 'triage',
  method: 'GET',
  path: '/representatives',
  summary: 'List the permanent representatives',
  description: 'Who may sit in for a worker of an organisation at a consultation (R23), by organisation.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    organisation: organisationAlias.optional(),
    on: dateOfDay('Only those who may sit in on this day').optional(),
  }),
  output: page(z.strictObject({ representativeId, version, ...representative })),
  action: 'list-representatives',
});

export const registerRepresentative = defineOperation({
  id: 'triage.register-representative',
  service: 'triage',
  method: 'POST',
  path: '/representatives',
  summary: 'Register a permanent representative',
  description: 'Who may sit in for a worker of an organisation, from a day on (R23).',
  effect: 'create',
  input: z.strictObject({ ...representative }),
  output: z.strictObject({ representativeId, version }),
  action: 'manage-representatives',
});

export const endRepresentative = defineOperation({
  id: 'triage.end-representative',
  service: 'triage',
  method: 'POST',
  path: '/representatives/{representativeId}/ending',
  summary: 'End a permanent representation',
  description: 'It stays in the register with its last day.',
  effect: 'change',
  input: z.strictObject({ representativeId, until: dateOfDay('Last day') }),
  output: z.strictObject({ representativeId, version }),
  action: 'manage-representatives',
});
