import { z } from 'zod';
import { organisationCategories } from '../codes/index.ts';
import { dateOfDay, nis, organisationAlias, zoneCode } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const validity = {
  validFrom: dateOfDay('First day; absent when it was there before').optional(),
  validUntil: dateOfDay('Last day; absent as long as it is there').optional(),
};

export const listPlaces = defineOperation({
  id: 'intake.list-places',
  service: 'intake',
  method: 'GET',
  path: '/places',
  summary: 'List municipalities and police zones',
  description:
    'Names for the codes of municipalities and police zones, with those that merged (R03). No personal data; it changes rarely.',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    municipalities: z
      .array(z.strictObject({ nis, name: z.string().describe('Name'), ...validity }))
      .describe('Municipalities, also those that merged since'),
    zones: z
      .array(z.strictObject({ code: zoneCode, name: z.string().describe('Name'), ...validity }))
      .describe('Police zones that can report'),
  }),
  action: 'read-reference-data',
});

export const listOrganisations = defineOperation({
  id: 'intake.list-organisations',
  service: 'intake',
  method: 'GET',
  path: '/organisations',
  summary: 'List partner organisations',
  description:
    'Names for the aliases of the organisations that work with the centre, also of those that left. No personal data; it changes rarely.',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          alias: organisationAlias,
          name: z.string().describe('Name'),
          category: z.enum(organisationCategories).describe('Category of article 10 (R23)'),
          zones: z.array(zoneCode).describe('Police zones that it acts for; empty for all but the police'),
          ...validity,
        }),
      )
      .describe('Organisations, the centre itself among them'),
  }),
  action: 'read-reference-data',
});
