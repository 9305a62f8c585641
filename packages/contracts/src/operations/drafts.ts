import { z } from 'zod';
import { draftForms } from '../codes/index.ts';
import { moment } from '../fields.ts';
import { defineOperation } from '../operation.ts';

/** Longest text of a draft, in bytes. */
const MOST_BYTES = 200_000;

const place = {
  form: z.enum(draftForms).describe('Form that the text is written in'),
  subject: z.union([z.literal('new'), z.uuid()]).describe('Identifier of what it is about; `new` before that exists'),
};

const revision = z.number().int().min(1).describe('Number of the text that is kept; each other text gets the next one');
const savedAt = moment('When it was saved last; 30 days later it is gone');

const content = z
  .string()
  .min(1)
  .max(MOST_BYTES)
  .refine((text) => new TextEncoder().encode(text).length <= MOST_BYTES, {
    message: 'The content is too long: 200 kB at most.',
    params: { code: 'too-long' },
  })
  .refine(isJson, { message: 'The content must be JSON.', params: { code: 'not-json' } })
  .describe('What stands in the form, as JSON text');

export const saveDraft = defineOperation({
  id: 'gateway.save-draft',
  service: 'gateway',
  method: 'PUT',
  path: '/drafts/{form}/{subject}',
  summary: 'Keep what stands in a form',
  description:
    'Keeps a text that is not sent yet, for the caller alone, also on another device. A text that was saved from elsewhere in between is not overwritten: `conflict` tells its number as `currentVersion`. Saving the same text again is harmless. Gone 30 days after it was saved last.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject({
    ...place,
    content,
    expectedRevision: revision
      .optional()
      .describe('Number of the text that this one follows; absent when none was kept, as far as the sender knows'),
  }),
  output: z.strictObject({ revision, savedAt }),
  success: 200,
  action: 'keep-own-drafts',
  problems: ['secrecy-not-confirmed', 'conflict'],
});

export const getDraft = defineOperation({
  id: 'gateway.get-draft',
  service: 'gateway',
  method: 'GET',
  path: '/drafts/{form}/{subject}',
  summary: 'Read what was kept of a form',
  description: 'The text that the caller saved last; `null` when there is none, also when it is gone.',
  effect: 'read',
  input: z.strictObject(place),
  output: z.strictObject({
    draft: z
      .strictObject({ content: z.string().describe('What stood in the form, as JSON text'), revision, savedAt })
      .nullable()
      .describe('The text; `null` when none is kept'),
  }),
  action: 'keep-own-drafts',
  problems: ['secrecy-not-confirmed'],
});

export const discardDraft = defineOperation({
  id: 'gateway.discard-draft',
  service: 'gateway',
  method: 'DELETE',
  path: '/drafts/{form}/{subject}',
  summary: 'Throw away what was kept of a form',
  description: 'For a form that was sent or left. Discarding what is not there is harmless.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject(place),
  output: z.strictObject({ discarded: z.boolean().describe('Whether there was a text') }),
  success: 200,
  action: 'keep-own-drafts',
  problems: ['secrecy-not-confirmed'],
});

export const listDrafts = defineOperation({
  id: 'gateway.list-drafts',
  service: 'gateway',
  method: 'GET',
  path: '/drafts',
  summary: 'List the forms of which a text is kept',
  description: 'Of the caller alone, the one saved last first; without the texts.',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    rows: z.array(z.strictObject({ ...place, revision, savedAt })).describe('One row for each form'),
  }),
  action: 'keep-own-drafts',
  problems: ['secrecy-not-confirmed'],
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
