import { z } from 'zod';
import { noticeKinds, recordKinds } from '../codes/index.ts';
import { dateOfDay, id, moment, paging } from '../fields.ts';
import { defineOperation } from '../operation.ts';

export const listNotices = defineOperation({
  id: 'gateway.list-notices',
  service: 'gateway',
  method: 'GET',
  path: '/notices',
  summary: 'List the notices for the caller',
  description:
    'That something waits, or happened, in ids and codes: for the caller in person, or for a role of the own centre. Following one is judged anew by the record. The last one first; kept for 90 days.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    unread: z.stringbool().optional().describe('`true`: only those not read yet; `false`: only those that were read'),
  }),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          noticeId: id('notice'),
          kind: z.enum(noticeKinds).describe('What it is about'),
          record: z
            .strictObject({
              kind: z.enum(recordKinds).describe('Kind of record'),
              id: z.uuid().describe('Identifier of the record'),
            })
            .optional()
            .describe('Record that it leads to; absent when it leads to a list'),
          at: moment('When it happened last'),
          on: dateOfDay('Day that it counts, of one that counts').optional(),
          count: z.number().int().min(1).describe('How many it stands for; more than one only where it counts a day'),
          read: z.boolean().describe('Whether the caller read it'),
        }),
      )
      .describe('Rows of this page'),
    unread: z.number().int().describe('Number of notices that the caller did not read yet'),
    nextCursor: z.string().optional().describe('Absent on the last page'),
  }),
  action: 'keep-own-notices',
  problems: ['secrecy-not-confirmed'],
});

export const markNoticesRead = defineOperation({
  id: 'gateway.mark-notices-read',
  service: 'gateway',
  method: 'POST',
  path: '/notices/read',
  summary: 'Mark notices as read',
  description:
    'For the caller alone: colleagues with the same role still see them as new. What is not for the caller is passed over.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject({ noticeIds: z.array(id('notice')).min(1).max(100).describe('Notices that were read') }),
  output: z.strictObject({ unread: z.number().int().describe('Number of notices that the caller did not read yet') }),
  success: 200,
  action: 'keep-own-notices',
  problems: ['secrecy-not-confirmed'],
});
