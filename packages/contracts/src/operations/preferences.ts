import { z } from 'zod';
import { languages, noticeKinds } from '../codes/index.ts';
import { line } from '../fields.ts';
import { defineOperation } from '../operation.ts';

/** Name of a list, a column or a filter. */
const code = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/, 'A code has letters, digits and hyphens.');

/** A code, a day or an identifier; never text that someone typed, nor a number of a person. */
const filterCode = z
  .string()
  .regex(
    /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?!.*\d{9})[A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,7})$/,
    'A filter holds codes only.',
  )
  .max(40);

export const preferences = {
  language: z.enum(languages).describe('Language of the screens'),
  columns: z
    .record(code, z.array(code.describe('Column')).max(30).describe('Columns, in order'))
    .refine((lists) => Object.keys(lists).length <= 30, { message: 'Columns of 30 lists at most.' })
    .describe('Columns that the caller chose, per list'),
  savedFilters: z
    .array(
      z.strictObject({
        list: code.describe('List that it is of'),
        name: line(60).describe('Name that the caller gave it'),
        filter: z
          .record(code, filterCode.describe('Value of the filter'))
          .refine((filter) => Object.keys(filter).length <= 12, { message: 'Twelve filters at most.' })
          .describe('Codes to filter by'),
      }),
    )
    .max(50)
    .describe('Filters that the caller keeps'),
  noticeKinds: z
    .array(z.enum(noticeKinds).describe('Kind'))
    .max(noticeKinds.length)
    .describe('Kinds of notices that the caller wants; those of an emergency access come always (R37)'),
};

const kept = z.strictObject(preferences);

export const getPreferences = defineOperation({
  id: 'gateway.get-preferences',
  service: 'gateway',
  method: 'GET',
  path: '/preferences',
  summary: 'Read the own preferences',
  description: 'Those of the caller; the usual ones until they are saved.',
  effect: 'read',
  input: z.strictObject({}),
  output: kept,
  action: 'keep-own-preferences',
  problems: ['secrecy-not-confirmed'],
});

export const savePreferences = defineOperation({
  id: 'gateway.save-preferences',
  service: 'gateway',
  method: 'PUT',
  path: '/preferences',
  summary: 'Keep the own preferences',
  description:
    'All of them together, in the place of those that were kept. A filter holds codes, no text but its name.',
  effect: 'create',
  naturallyIdempotent: true,
  input: kept,
  output: kept,
  success: 200,
  action: 'keep-own-preferences',
  problems: ['secrecy-not-confirmed'],
});
