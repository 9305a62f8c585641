import { z } from 'zod';
import { dateOfDay, id, moment, organisationAlias, page, paging, zoneCode } from '../fields.ts';
import { defineOperation } from '../operation.ts';

/** A fault without words: nothing of what was sent is kept. */
const faultOfLine = z
  .strictObject({
    field: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9_.]*$/)
      .describe('Path of the field at fault'),
    code: z
      .string()
      .regex(/^[a-z][a-z_-]{0,60}$/)
      .describe('Stable code of the fault'),
  })
  .describe('A field at fault');

const ofLine = {
  batchId: id('batch, as the sender was told in the header VH-Batch'),
  line: z.number().int().min(1).describe('Number of the line in the batch'),
  code: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .describe('Stable code of the problem'),
  fields: z.array(faultOfLine).max(50).describe('The fields at fault'),
};

export const recordRefusedLine = defineOperation({
  id: 'intake.record-refused-line',
  service: 'intake',
  method: 'POST',
  path: '/internal/intake/refused-lines',
  summary: 'Keep that a line of a batch was refused',
  description:
    'The gateway tells it in the name of the sender. Nothing of the content is kept. The same line of the same batch told twice is kept once.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject({ ...ofLine, zoneCode: zoneCode.optional() }),
  output: z.strictObject({ refusedLineId: id('refused line') }),
  action: 'register-police-report',
  internal: true,
});

export const listRefusedLines = defineOperation({
  id: 'intake.list-refused-lines',
  service: 'intake',
  method: 'GET',
  path: '/police-reports/refused',
  summary: 'List refused lines of batches',
  description:
    'Lines of batches that were refused and that nobody dismissed, oldest first: for the coordinator, and for the liaison of the zone. Where and why, never what stood in them; kept for 90 days.',
  effect: 'read',
  input: z.strictObject({ ...paging, zoneCode: zoneCode.optional() }),
  output: page(
    z.strictObject({
      refusedLineId: id('refused line'),
      ...ofLine,
      zoneCode: zoneCode.optional().describe('Code of the police zone, where it could be read'),
      organisation: organisationAlias.describe('Organisation that sent it'),
      receivedAt: moment('When it was received'),
      keptUntil: dateOfDay('Day on which it vanishes'),
    }),
  ),
  action: 'handle-refused-lines',
});

export const dismissRefusedLine = defineOperation({
  id: 'intake.dismiss-refused-line',
  service: 'intake',
  method: 'POST',
  path: '/police-reports/refused/{refusedLineId}/dismissal',
  summary: 'Dismiss a refused line',
  description:
    'It was looked after, or needs nothing. Sending the line again, now accepted, dismisses nothing by itself.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject({ refusedLineId: id('refused line') }),
  output: z.strictObject({ refusedLineId: id('refused line'), dismissedAt: moment('When it was dismissed first') }),
  success: 200,
  action: 'handle-refused-lines',
});
