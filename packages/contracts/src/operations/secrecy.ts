import { z } from 'zod';
import { dateOfDay, moment } from '../fields.ts';
import type { OperationDefinition } from '../operation.ts';
import { defineOperation } from '../operation.ts';

const statementVersion = z.number().int().min(1).describe('Version of the statement; a changed text is a new version');

export const getSecrecyStatement = defineOperation({
  id: 'gateway.get-secrecy-statement',
  service: 'gateway',
  method: 'GET',
  path: '/secrecy-statement',
  summary: 'Read the duty of secrecy',
  description:
    'The statement of the duty of secrecy that holds today, and when the caller confirmed it. For staff; a system is not asked (R40).',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    statementVersion,
    validFrom: dateOfDay('First day on which this text holds'),
    text: z.string().describe('The text, in Dutch'),
    confirmedAt: moment('When the caller confirmed this version').optional(),
  }),
  action: 'confirm-secrecy',
});

export const confirmSecrecy = defineOperation({
  id: 'gateway.confirm-secrecy',
  service: 'gateway',
  method: 'POST',
  path: '/secrecy-confirmations',
  summary: 'Confirm the duty of secrecy',
  description:
    'Until a member of staff has confirmed the statement that holds today, every other operation answers `secrecy-not-confirmed` (R40). Confirming twice is confirming once.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject({ statementVersion }),
  output: z.strictObject({ statementVersion, confirmedAt: moment('When it was confirmed first') }),
  action: 'confirm-secrecy',
  problems: ['conflict'],
});

/**
 * Operations about nobody but the caller. The gateway answers them itself; they touch no record, so no access policy
 * decides on them.
 */
export const ownAffairs: readonly OperationDefinition[] = [getSecrecyStatement, confirmSecrecy];
