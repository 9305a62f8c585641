import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import {
  dateOfDay,
  id,
  incidentInput,
  incidentRole,
  line,
  moment,
  page,
  paging,
  personInput,
  relationInput,
  zoneCode,
} from '../fields.ts';
import { riskInput, riskLevel } from './risk-fields.ts';

/** Version 1 of the message of a police zone. */
export const policeReportMediaType = 'application/vnd.veilighuis.police-report.v1+json';

export const policeReportInput = z.strictObject({
  zoneCode,
  pvNumber: line(80).describe(
    'Number of the proces-verbaal, in any of its known shapes (R01), or a reference of the prosecutor',
  ),
  drawnUpOn: dateOfDay('Day on which the pv was drawn up').optional(),
  incident: incidentInput,
  persons: z
    .array(personInput.extend({ role: incidentRole }))
    .min(1)
    .max(60)
    .describe('Everyone involved, each with a role in this incident'),
  relations: z.array(relationInput).max(300).default([]).describe('How they are related'),
  riskAssessment: riskInput.optional().describe("The officer's own estimate, so that nobody types it again"),
});

const outcome = z
  .enum(['accepted', 'already-known', 'revised'])
  .describe(
    'New; known already, nothing was done; or known with other content, kept beside the first for a person to look at',
  );

export const policeReportReceipt = z.strictObject({
  reportId: id('police report').describe('Reference of the report; the same each time that it is sent'),
  outcome,
  receivedAt: moment('When it was received first'),
});

export const registerPoliceReport = defineOperation({
  id: 'intake.register-police-report',
  service: 'intake',
  method: 'POST',
  path: '/police-reports',
  summary: 'Register a police report',
  description:
    'Registers a report of a police zone under the protocol of that zone (R04). The same report sent again, also at the same moment, gives the same reference (R02). The answer tells nothing about the file that the report joins.',
  effect: 'create',
  naturallyIdempotent: true,
  input: policeReportInput,
  output: policeReportReceipt,
  action: 'register-police-report',
  mediaType: policeReportMediaType,
  problems: ['protocol-missing', 'pv-number-unreadable', 'zone-unknown'],
});

export const listPoliceReports = defineOperation({
  id: 'intake.list-police-reports',
  service: 'intake',
  method: 'GET',
  path: '/police-reports',
  summary: 'List police reports',
  description: 'Reports that the caller has a ground for, oldest first.',
  effect: 'read',
  input: z.strictObject({ ...paging, zoneCode: zoneCode.optional() }),
  output: page(
    z.strictObject({
      reportId: id('police report'),
      clientSystemId: id('client system'),
      zoneCode,
      incidentOn: dateOfDay('Day of the incident'),
      receivedAt: moment('When it was received'),
      joined: z.boolean().describe('True when it joined a client system that was there already'),
      revised: z.boolean().describe('True when another content came later under the same number'),
      level: riskLevel.optional(),
    }),
  ),
  action: 'list-police-reports',
});

export const getPoliceReport = defineOperation({
  id: 'intake.get-police-report',
  service: 'intake',
  method: 'GET',
  path: '/police-reports/{reportId}',
  summary: 'Read a police report',
  description: 'The report as it was sent, with its revisions.',
  effect: 'read',
  input: z.strictObject({ reportId: id('police report') }),
  output: z.strictObject({
    reportId: id('police report'),
    clientSystemId: id('client system'),
    organisation: z.string().describe('Organisation that sent it; it stays the owner (R33)'),
    sourceAuthority: z
      .string()
      .describe('Category of the owner; police-sourced data are not given on an access request (R33)'),
    protocolId: z.string().describe('Protocol that covered the flow (R04)'),
    pvNumberAsSent: z.string().describe('As it was sent'),
    pvNumber: z.string().describe('Normalised (R01)'),
    receivedAt: moment('When it was received'),
    content: policeReportInput.describe('As it was sent first'),
    revisions: z
      .array(
        z.strictObject({
          receivedAt: moment('When it was received'),
          content: policeReportInput.describe('As it was sent then'),
        }),
      )
      .describe('Other contents that came later under the same number'),
  }),
  action: 'read-police-report',
});
