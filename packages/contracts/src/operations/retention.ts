import { z } from 'zod';
import { erasingServices } from '../events/retention-events.ts';
import { dateOfDay, id, moment, motivation, page, paging, subjectId } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const intake = { service: 'intake' } as const;
const clientSystemId = id('client system');
const absorbedIds = z.array(id('client system')).describe('Client systems that were merged into it');
const several = z.array(clientSystemId).min(1).max(20).describe('Client systems, twenty at most');

const countsFrom = z
  .enum(['closing', 'last-entry'])
  .describe(
    'What the term counts from: the latest closing, or for what never had a trajectory the last report, registration, answer or decision',
  );

export const listDueFiles = defineOperation({
  ...intake,
  id: 'intake.list-due-files',
  method: 'GET',
  path: '/retention/due-files',
  summary: 'List what is due for erasure',
  description:
    'Client systems whose retention term has passed (R50), the oldest first. What has a running trajectory or waits for the triage table is not due. Ids and days only.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    onDay: dateOfDay('Day to look ahead to; today without it. Looking ahead makes nothing due').optional(),
  }),
  output: page(
    z.strictObject({
      clientSystemId,
      absorbedIds,
      dueOn: dateOfDay('Day on which the term ended'),
      countsFrom,
      countedFrom: dateOfDay('Day from which it counts'),
      due: z.boolean().describe('True when the term has passed today'),
      onHold: z.boolean().describe('True when a hold keeps it from being erased'),
    }),
  ),
  action: 'list-due-files',
});

const obstacle = z
  .enum(['not-due', 'on-hold', 'trajectory-runs', 'waits-for-triage'])
  .describe('Why it can not be erased now');

export const previewErasure = defineOperation({
  ...intake,
  id: 'intake.preview-erasure',
  method: 'POST',
  path: '/retention/erasure-previews',
  summary: 'See what an erasure would take',
  description:
    'First of two steps: how much goes with each client system, and whether something stands in the way. Nothing is erased. The confirmation is given only when nothing stands in the way.',
  effect: 'read',
  input: z.strictObject({ clientSystemIds: several }),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          clientSystemId,
          absorbedIds,
          dueOn: dateOfDay('Day on which the term ended').optional(),
          countsFrom: countsFrom.optional(),
          obstacles: z.array(obstacle).describe('Empty when it may be erased'),
          persons: z.number().int().describe('Number of persons'),
          reports: z.number().int().describe('Number of police reports'),
          registrations: z.number().int().describe('Number of registrations'),
          assessments: z.number().int().describe('Number of risk assessments'),
          triageFiles: z.number().int().describe('Number of files at the triage table'),
          trajectories: z.number().int().describe('Number of trajectories'),
        }),
      )
      .describe('Each client system'),
    confirmation: z
      .string()
      .optional()
      .describe('To be sent back with the order; it holds as long as nothing of this list changes'),
  }),
  action: 'erase-client-system',
  problems: ['not-found'],
});

export const orderErasure = defineOperation({
  ...intake,
  id: 'intake.order-erasure',
  method: 'POST',
  path: '/retention/erasures',
  summary: 'Order an erasure',
  description:
    'Second step, by a person: erases for good what the preview listed. Refused when something was not due, is on hold, or changed since. Every service erases its part and sends a receipt; one that is away does it later.',
  effect: 'create',
  input: z.strictObject({
    clientSystemIds: several,
    confirmation: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, 'Send the confirmation that the preview gave.')
      .describe('Confirmation of the preview'),
  }),
  output: z.strictObject({
    erasures: z
      .array(z.strictObject({ erasureId: id('erasure'), clientSystemId }))
      .describe('One erasure for each client system'),
  }),
  action: 'erase-client-system',
  problems: ['not-found', 'conflict'],
});

const service = z.enum(erasingServices).describe('Service');

export const listErasures = defineOperation({
  ...intake,
  id: 'intake.list-erasures',
  method: 'GET',
  path: '/retention/erasures',
  summary: 'List erasures with their receipts',
  description:
    'Every erasure that was ordered, the last one first, and which services still have to say that they did it.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    state: z
      .enum(['under-way', 'complete'])
      .optional()
      .describe('Only those that wait for a receipt, or have them all'),
  }),
  output: page(
    z.strictObject({
      erasureId: id('erasure'),
      clientSystemId,
      absorbedIds,
      dueOn: dateOfDay('Day on which the term had ended'),
      orderedAt: moment('When it was ordered'),
      orderedBy: subjectId,
      receipts: z
        .array(z.strictObject({ service, erasedAt: moment('When that service had erased') }))
        .describe('Services that erased their part'),
      missing: z.array(service).describe('Services that have not said so yet'),
    }),
  ),
  action: 'list-erasures',
});

export const placeRetentionHold = defineOperation({
  ...intake,
  id: 'intake.place-retention-hold',
  method: 'POST',
  path: '/retention/holds',
  summary: 'Put a client system on hold',
  description:
    'Keeps it from being erased though its term has passed, for example while a claim is before a court. With a reason, and seen on the due list.',
  effect: 'create',
  input: z.strictObject({ clientSystemId, reason: motivation }),
  output: z.strictObject({ holdId: id('hold') }),
  action: 'hold-retention',
  problems: ['not-found'],
});

export const releaseRetentionHold = defineOperation({
  ...intake,
  id: 'intake.release-retention-hold',
  method: 'POST',
  path: '/retention/hold-releases',
  summary: 'Release a hold',
  description: 'Ends a hold, with a reason. What is due may be erased from then on.',
  effect: 'create',
  input: z.strictObject({ holdId: id('hold'), reason: motivation }),
  output: z.strictObject({ holdId: id('hold') }),
  action: 'hold-retention',
  problems: ['not-found', 'conflict'],
});

export const listRetentionHolds = defineOperation({
  ...intake,
  id: 'intake.list-retention-holds',
  method: 'GET',
  path: '/retention/holds',
  summary: 'List holds',
  description: 'Every hold with its reason, who placed it and who released it; the last one first.',
  effect: 'read',
  input: z.strictObject({ ...paging }),
  output: page(
    z.strictObject({
      holdId: id('hold'),
      clientSystemId,
      reason: z.string().describe('Why it is kept'),
      placedBy: subjectId,
      placedOn: dateOfDay('Day on which it was placed'),
      releasedBy: subjectId.optional(),
      releasedOn: dateOfDay('Day on which it was released').optional(),
      releaseReason: z.string().optional().describe('Why it was released'),
    }),
  ),
  action: 'hold-retention',
});
