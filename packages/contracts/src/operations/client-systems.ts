import { z } from 'zod';
import { relations } from '../codes/index.ts';
import { centreCode } from '../event.ts';
import { defineOperation } from '../operation.ts';
import {
  address,
  birthDate,
  dateOfDay,
  id,
  incidentRole,
  line,
  moment,
  motivation,
  nis,
  organisationAlias,
  page,
  paging,
  personInput,
  personName,
  prose,
  relationInput,
  version,
  zoneCode,
} from '../fields.ts';
import { riskAssessment, riskInput, riskLevel } from './risk-fields.ts';
import { safeContact, spokenWords, wall } from './wall-fields.ts';

export const registerClientSystem = defineOperation({
  id: 'intake.register-client-system',
  service: 'intake',
  method: 'POST',
  path: '/registrations',
  summary: 'Register a client system',
  description:
    'Registration by a partner organisation of article 10 (R10). It is not a hand-over: crisis duty stays with the organisation that registers.',
  effect: 'create',
  input: z.strictObject({
    persons: z.array(personInput).min(1).max(60).describe('Members of the client system, as far as known'),
    relations: z.array(relationInput).max(300).default([]).describe('How they are related'),
    question: prose(8000).describe('Why the organisation registers, and what it asks'),
    municipality: nis.describe('NIS code of the municipality where the household lives'),
    belowThresholdMotivation: motivation.optional().describe('Needed when the estimated level is low (R12)'),
    riskAssessment: riskInput.optional(),
    crisisDutyUnderstood: z.literal(true).describe('The registering organisation keeps its crisis duty (R10)'),
  }),
  output: z.strictObject({ registrationId: id('registration'), receivedAt: moment('When it was received') }),
  action: 'register-client-system',
  problems: ['motivation-required'],
});

export const listClientSystems = defineOperation({
  id: 'intake.list-client-systems',
  service: 'intake',
  method: 'GET',
  path: '/client-systems',
  summary: 'List client systems',
  description:
    'Client systems that the caller has a ground for, the one changed last first. Codes only; names are in the overview file.',
  effect: 'read',
  input: z.strictObject({
    ...paging,
    level: riskLevel.optional(),
    municipality: nis.optional(),
    needsAssessment: z.stringbool().optional().describe('Only those whose level has aged or is missing (R14)'),
  }),
  output: page(
    z.strictObject({
      clientSystemId: id('client system'),
      version,
      level: riskLevel.optional(),
      repeat: z.boolean().describe('Marked as a repeat (R13)'),
      hasMinor: z.boolean().describe('A minor, or possibly one'),
      municipalities: z.array(nis).describe('Where members live'),
      incidents: z.number().int().describe('Number of incidents'),
      lastIncidentOn: dateOfDay('Day of the last incident').optional(),
      levelValidUntil: dateOfDay('Last day of the shelf life of the level').optional(),
      updatedAt: moment('Last change'),
    }),
  ),
  action: 'list-client-systems',
});

const overviewPerson = z.strictObject({
  personId: id('person'),
  name: personName,
  nationalNumber: z.string().optional().describe('National register or BIS number, normalised (R06)'),
  birthDate: birthDate.optional(),
  gender: z.enum(['F', 'M', 'X']).optional().describe('Gender as registered'),
  minor: z.enum(['yes', 'no', 'unknown']).describe('Today; unknown is treated as yes where it protects'),
  addresses: z
    .array(
      z.strictObject({
        addressId: id('address'),
        street: line(200).optional().describe('Street and number; absent where a wall hides it'),
        municipality: nis.optional().describe('Absent where a wall hides it'),
        safe: z.boolean().describe('True: walled; only those with the right see where it is (R35)'),
        shelter: z.boolean().optional().describe('A shelter; absent where a wall hides it'),
        since: dateOfDay('Known since'),
      }),
    )
    .describe('Where the person lives or stays'),
  phone: z.string().optional().describe('Telephone number; absent where a wall hides it'),
  safeContacts: z
    .array(safeContact)
    .optional()
    .describe('How to reach the person safely; absent where a wall hides it'),
  words: z.array(spokenWords).optional().describe('Said in confidence; absent where a wall hides it'),
});

export const getOverviewFile = defineOperation({
  id: 'intake.get-overview-file',
  service: 'intake',
  method: 'GET',
  path: '/client-systems/{clientSystemId}',
  summary: 'Read the overview file',
  description: 'Persons, relations, every incident with the role of each, registrations and all assessments in order.',
  effect: 'read',
  input: z.strictObject({ clientSystemId: id('client system') }),
  output: z.strictObject({
    clientSystemId: id('client system'),
    version,
    level: riskLevel.optional(),
    levelValidUntil: dateOfDay('Last day of the shelf life').optional(),
    needsAssessment: z.boolean().describe('The level is missing, aged, or older than the last report (R14)'),
    repeat: z.boolean().describe('Marked as a repeat (R13)'),
    answeredOn: dateOfDay('Day on which a low risk was answered with information and the open offer').optional(),
    mergedInto: id('client system').optional(),
    persons: z.array(overviewPerson).describe('Members of the client system'),
    relations: z
      .array(
        z.strictObject({
          from: id('person'),
          to: id('person'),
          relation: z.enum(relations).describe('What `from` is to `to`'),
        }),
      )
      .describe('How they are related'),
    walls: z.array(wall).optional().describe('Decisions on walls between two of them, beside the usual walls (R35)'),
    incidents: z
      .array(
        z.strictObject({
          reportId: id('police report'),
          zoneCode,
          on: dateOfDay('Day of the incident'),
          municipality: nis,
          roles: z
            .array(
              z.strictObject({
                personId: id('person'),
                role: incidentRole,
                victim: z.boolean().describe('An exposed child is a victim (R05)'),
              }),
            )
            .describe('Role of each in this one incident'),
        }),
      )
      .describe('Every incident'),
    registrations: z
      .array(
        z.strictObject({
          registrationId: id('registration'),
          organisation: organisationAlias,
          on: dateOfDay('Day of the registration'),
          question: z.string().describe('What the organisation asked'),
        }),
      )
      .describe('Registrations by partner organisations'),
    assessments: z.array(riskAssessment).describe('Every assessment, oldest first (R14)'),
  }),
  action: 'read-overview-file',
});

export const searchClientSystems = defineOperation({
  id: 'intake.search-client-systems',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/search',
  summary: 'Search before create',
  description:
    'By national number, or by name and birth date, with a reason. The result holds only what the caller may see; a shielded file answers as unknown.',
  effect: 'read',
  input: z.strictObject({
    by: z
      .discriminatedUnion('set', [
        z.strictObject({
          set: z.literal('national-number').describe('Search by national number'),
          nationalNumber: line(30).describe('National register or BIS number in any spelling (R06)'),
        }),
        z.strictObject({
          set: z.literal('name-and-birth-date').describe('Search by name and birth date together'),
          name: line(240).describe('Name; case, diacritics and punctuation make no difference (R08)'),
          birthDate,
        }),
      ])
      .describe('What to search by'),
    reason: line(500).describe('Why you search; it is logged'),
  }),
  output: z.strictObject({
    hits: z
      .array(
        z.strictObject({
          clientSystemId: id('client system'),
          personId: id('person'),
          name: personName,
          birthDate: birthDate.optional(),
        }),
      )
      .describe('Persons found, only those that the caller may see'),
  }),
  action: 'search-client-systems',
});

export const recordAddress = defineOperation({
  id: 'intake.record-address',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/persons/{personId}/addresses',
  summary: 'Record an address of a person',
  description: 'Adds where a person lives or stays. A safe address is walled at once (R35).',
  effect: 'change',
  input: z.strictObject({
    clientSystemId: id('client system'),
    personId: id('person'),
    ...address.shape,
    since: dateOfDay('Known since'),
  }),
  output: z.strictObject({ addressId: id('address'), version }),
  success: 201,
  action: 'change-client-system',
});

export const assessRisk = defineOperation({
  id: 'intake.assess-risk',
  service: 'intake',
  method: 'POST',
  path: '/client-systems/{clientSystemId}/risk-assessments',
  summary: 'Assess the risk',
  description:
    'Stores the assessment with instrument and norm version, unknown and missing items (R11). Judgement may raise the level, never lower it (R12).',
  effect: 'create',
  input: z.strictObject({
    clientSystemId: id('client system'),
    ...riskInput.shape,
    pair: z
      .strictObject({ victim: id('person'), suspect: id('person') })
      .optional()
      .describe('The pair of persons that it is about'),
  }),
  output: riskAssessment,
  action: 'assess-risk',
  problems: ['level-may-not-be-lowered'],
});

export const summariseClientSystem = defineOperation({
  id: 'intake.summarise-client-system',
  service: 'intake',
  method: 'GET',
  path: '/client-systems/{clientSystemId}/summary',
  summary: 'Summarise a client system in codes',
  description: 'What another service needs to place a client system: codes, no content.',
  effect: 'read',
  internal: true,
  input: z.strictObject({ clientSystemId: id('client system') }),
  output: z.strictObject({
    clientSystemId: id('client system'),
    currentClientSystemId: id('client system').describe('Another one when it was merged'),
    version,
    centre: centreCode.describe('Code of the centre (tenant)'),
    level: riskLevel.optional(),
    repeat: z.boolean().describe('Marked as a repeat (R13)'),
    hasMinor: z.boolean().describe('A minor, or possibly one'),
    municipalities: z.array(nis).describe('Where members live'),
    incidentMunicipalities: z.array(nis).describe('Where incidents happened'),
    zoneCodes: z.array(zoneCode).describe('Police zones that reported'),
    personIds: z.array(id('person')).describe('Members of the client system'),
    levels: z
      .array(z.strictObject({ assessmentId: id('risk assessment'), on: dateOfDay('Day'), level: riskLevel }))
      .describe('All assessments in order'),
  }),
  action: 'summarise-client-system',
});
