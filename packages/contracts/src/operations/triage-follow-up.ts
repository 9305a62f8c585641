import { z } from 'zod';
import { id, page, paging, prose, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { disclosureInput, tableAction } from './triage-table-fields.ts';

const fileId = id('triage file');
const actionId = id('action');

export const listTriageActions = defineOperation({
  id: 'triage.list-actions',
  service: 'triage',
  method: 'GET',
  path: '/triage-actions',
  summary: 'List what the triage table asked for',
  description:
    'Actions of decisions for one’s own organisation, for a coordinator those of every organisation; the earliest due first, of those done the latest due first.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    state: z.enum(['open', 'done']).default('open').describe('Whether it was done'),
    mine: z.stringbool().optional().describe('Only those of one’s own organisation'),
  }),
  output: page(
    tableAction.extend({
      fileId,
      clientSystemId: id('client system'),
      overdue: z.boolean().describe('True when it is open and its day has passed'),
    }),
  ),
  action: 'list-triage-actions',
});

export const completeAction = defineOperation({
  id: 'triage.complete-action',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/actions/{actionId}/completion',
  summary: 'Record that an action was done',
  description:
    'By the organisation that had to do it, or by the coordinator. If-Match holds the version of the action.',
  effect: 'change',
  input: z.strictObject({ fileId, actionId, note: prose(2000).optional().describe('What came out of it') }),
  output: z.strictObject({ fileId, actionId, version }),
  action: 'complete-triage-action',
  problems: ['conflict'],
});

export const decideDisclosure = defineOperation({
  id: 'triage.decide-disclosure',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/disclosures',
  summary: 'Decide to tell a family member something of the consultation',
  description:
    'A decision of its own (R28): exact content, one recipient, who tells it, why it is necessary, and the consent of all who took part. Content about another member is refused. It is never changed.',
  effect: 'create',
  input: z.strictObject({ fileId, ...disclosureInput }),
  output: z.strictObject({ fileId, disclosureId: id('disclosure'), version }),
  action: 'decide-disclosure',
  problems: ['consent-missing'],
});
