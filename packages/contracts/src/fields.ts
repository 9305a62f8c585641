import { z } from 'zod';
import { incidentRoles, relations, violenceForms } from './codes/index.ts';

/** Fields that several operations and events share. */

export const id = (what: string) => z.uuid().describe(`Identifier of the ${what}`);

/** A calendar date without time zone (R53); whether the day exists is checked as well (29 February). */
export const dateOfDay = (what: string) => z.iso.date().describe(`${what}, as YYYY-MM-DD`);

export const moment = (what: string) => z.iso.datetime().describe(`${what}, moment in UTC`);

export const nis = z
  .string()
  .regex(/^\d{5}$/, 'A NIS code has five digits.')
  .describe('NIS code of the municipality');

export const zoneCode = z
  .string()
  .regex(/^\d{4}$/, 'A police zone code has four digits.')
  .describe('Code of the police zone, four digits (R03)');

/** Line text: no control characters, so that nothing hides in a list, a print or a terminal. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'Control characters are not allowed.');

/** Text of several lines. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'Control characters are not allowed.');

export const motivation = prose(4000).describe('Motivation, in words');

export const organisationAlias = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'An organisation is named by its alias: small letters, digits and hyphens.')
  .describe('Alias of the organisation');

export const subjectId = z.uuid().describe('Identifier of a user at the identity provider');

/** R07: a birth date may be partial or approximate; no day is invented. */
export const birthDate = z
  .union([
    z.iso.date(),
    z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/),
    z.string().regex(/^(19|20)\d{2}$/),
    z.strictObject({
      approximateAge: z.number().int().min(0).max(120).describe('Age in years, as estimated'),
      on: z
        .string()
        .regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2])(-\d{2})?)?$/)
        .describe('When it was estimated: YYYY, YYYY-MM or YYYY-MM-DD'),
    }),
  ])
  .describe('Birth date: YYYY-MM-DD, YYYY-MM or YYYY, or an approximate age and when it was estimated (R07)');
export type BirthDateInput = z.infer<typeof birthDate>;

/** R08: names are kept as typed; someone may have one name only. */
export const personName = z
  .strictObject({
    given: line(120).optional().describe('Given name or names'),
    family: line(120).optional().describe('Family name with its particles, as typed'),
  })
  .refine((name) => name.given !== undefined || name.family !== undefined, {
    message: 'Give at least one name; one is enough.',
    params: { code: 'name-missing' },
  })
  .describe('Name as typed (R08)');

export const address = z
  .strictObject({
    street: line(200).optional().describe('Street and number'),
    municipality: nis,
    safe: z.boolean().default(false).describe('True when nobody of the household may learn it (R35)'),
    shelter: z.boolean().optional().describe('A shelter; it is always safe as well (R35)'),
  })
  .describe('Address; one that is safe is walled');

export const personInput = z
  .strictObject({
    ref: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,40}$/)
      .describe('Name for this person within this message only, for relations to point at'),
    name: personName,
    nationalNumber: z
      .string()
      .max(30)
      .optional()
      .describe('National register or BIS number in any spelling (R06); absent is normal'),
    birthDate: birthDate.optional(),
    gender: z.enum(['F', 'M', 'X']).optional().describe('Gender as registered'),
    address: address.optional(),
    phone: line(40).optional().describe('Telephone number'),
  })
  .describe('A person as one organisation knows him or her');
export type PersonInput = z.infer<typeof personInput>;

export const relationInput = z
  .strictObject({
    from: z.string().max(40).describe('`ref` of the one'),
    to: z.string().max(40).describe('`ref` of the other'),
    relation: z.enum(relations).describe('What `from` is to `to`'),
  })
  .describe('Relation between two persons of the message');

export const incidentInput = z
  .strictObject({
    on: dateOfDay('Day of the incident'),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional()
      .describe('Local time in Belgium, HH:MM'),
    municipality: nis,
    violenceForms: z.array(z.enum(violenceForms)).max(violenceForms.length).describe('Forms of violence'),
    facts: prose(20_000).optional().describe('What happened, in words'),
  })
  .describe('The incident');

export const incidentRole = z.enum(incidentRoles).describe('Role in this one incident (R05)');

/** Paging by an opaque cursor; the size is capped. */
export const paging = {
  cursor: z.string().max(500).optional().describe('Opaque cursor of the previous page'),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('Rows on a page, 100 at most'),
};

export const page = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    rows: z.array(row).describe('Rows of this page'),
    nextCursor: z.string().optional().describe('Absent on the last page'),
    total: z.number().int().optional().describe('Number of rows in the whole list that the caller may see'),
  });

export const version = z.number().int().min(1).describe('Version; send it back in If-Match to change the record');

export const clock = z
  .strictObject({
    step: z.string().describe('Step that the clock runs for'),
    target: dateOfDay('Target date'),
    final: dateOfDay('Final date'),
    doneOn: dateOfDay('Day on which the step was done').optional(),
  })
  .describe('Target and final date of a step (R52)');
