import { z } from 'zod';
import { dataCategories } from '../codes/index.ts';
import { defineOperation } from '../operation.ts';
import { dateOfDay, id, line, organisationAlias, page, paging, zoneCode } from '../fields.ts';

const protocol = z.strictObject({
  protocolId: id('protocol'),
  reference: line(120).describe('Reference of the signed protocol'),
  organisation: organisationAlias.describe('Organisation whose data flow it covers'),
  zoneCodes: z.array(zoneCode).max(50).default([]).describe('Police zones that it covers'),
  purpose: line(500).describe('Purpose of the flow'),
  dataCategories: z.array(z.enum(dataCategories)).min(1).describe('Categories of data that may flow'),
  validFrom: dateOfDay('First day'),
  validUntil: dateOfDay('Last day').optional(),
});

export const registerProtocol = defineOperation({
  id: 'intake.register-protocol',
  service: 'intake',
  method: 'POST',
  path: '/protocols',
  summary: 'Register a protocol',
  description:
    'A structural data flow from a federal body runs under a protocol; without one it is refused (R04, articles 19 and 20 of the act of 30 July 2018).',
  effect: 'create',
  input: protocol.omit({ protocolId: true }),
  output: z.strictObject({ protocolId: id('protocol') }),
  action: 'manage-protocols',
  problems: ['conflict'],
});

export const listProtocols = defineOperation({
  id: 'intake.list-protocols',
  service: 'intake',
  method: 'GET',
  path: '/protocols',
  summary: 'List protocols',
  description: 'The register of protocols of the centre.',
  effect: 'read',
  input: z.strictObject({ ...paging }),
  output: page(protocol),
  action: 'manage-protocols',
});

const instrumentItem = z.strictObject({
  id: z.string().describe('Code of the item'),
  text: z.string().optional().describe('Wording in Dutch; absent where the licence forbids it'),
  alarming: z.boolean().describe('Counts whatever the fact (R12)'),
});

export const listInstruments = defineOperation({
  id: 'intake.list-instruments',
  service: 'intake',
  method: 'GET',
  path: '/instruments',
  summary: 'List risk instruments',
  description: 'Instruments that can be used at this centre, with their items.',
  effect: 'read',
  input: z.strictObject({}),
  output: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          code: z.string().describe('Code of the instrument'),
          version: z.number().int().describe('Version of the instrument'),
          normVersion: z.number().int().describe('Version of the norms: the limits between the bands'),
          licence: z.string().describe('Terms under which it may be used'),
          items: z.array(instrumentItem).describe('Items, in their order'),
        }),
      )
      .describe('Instruments, each version apart'),
  }),
  action: 'list-instruments',
});

export const loadInstrument = defineOperation({
  id: 'intake.load-instrument',
  service: 'intake',
  method: 'POST',
  path: '/instruments',
  summary: 'Load a risk instrument',
  description: 'Loads a definition for which the centre has a licence. A version, once loaded, is never changed.',
  effect: 'create',
  naturallyIdempotent: true,
  input: z.strictObject({
    definition: z
      .record(z.string(), z.unknown())
      .describe('Definition of the instrument, see the documentation for partners and centres'),
  }),
  output: z.strictObject({
    code: z.string().describe('Code of the instrument'),
    version: z.number().int().describe('Version that was loaded'),
  }),
  action: 'manage-instruments',
  problems: ['conflict'],
});
