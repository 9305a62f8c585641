import { z } from 'zod';
import { grounds } from '../codes/index.ts';
import { dateOfDay, id, moment, organisationAlias, paging } from '../fields.ts';
import type { OperationDefinition, ServiceName } from '../operation.ts';
import { defineOperation, serviceNames } from '../operation.ts';

const service = z.enum(serviceNames).describe('Service in whose log it stands');
const result = z.enum(['granted', 'refused']).describe('Whether it was allowed');
const missing = z
  .array(service)
  .describe('Services that did not answer: their lines are not on this page. Ask again from the start');

/** One line of the access log (R31), with what of it belongs to the person or file that was asked about. */
const accessLine = z.strictObject({
  lineId: id('line'),
  at: moment('When it happened'),
  operation: z.string().describe('What was done or tried: id of the operation'),
  result,
  reason: z.string().optional().describe('Why it was refused: code of the problem'),
  resultCount: z.number().int().optional().describe('How many results were shown'),
  userId: z.string().describe('Who: identifier of the user or the system at sign-in'),
  kind: z.enum(['staff', 'machine', 'service']).describe('Whether it is a person, a system of a partner or a service'),
  organisation: z.string().describe('Alias of the organisation that they acted for'),
  category: z.string().optional().describe('Category (article 10) of the organisation of then'),
  roles: z.array(z.string()).describe('Roles of that moment'),
  purpose: z.string().describe('Purpose'),
  ground: z.string().optional().describe('Ground on which it was granted (R30)'),
  clientSystemIds: z.array(id('client system')).describe('Client systems that it touched, of those asked about'),
  personIds: z.array(id('person')).describe('Persons that it touched, of those asked about'),
});
export type AccessLine = z.infer<typeof accessLine>;

const shownLine = accessLine.extend({
  service,
  name: z.string().optional().describe('Name of the member of staff as it was then; absent for systems and services'),
});

const shownPage = z.strictObject({
  rows: z.array(shownLine).describe('Lines of this page, the last one first'),
  missing,
  nextCursor: z.string().optional().describe('Absent on the last page'),
});

export const listAccessesToPerson = defineOperation({
  id: 'gateway.list-accesses-to-person',
  service: 'gateway',
  method: 'GET',
  path: '/persons/{personId}/accesses',
  summary: 'Who looked at this person?',
  description:
    'Every look, search, list, change and refused attempt that touched the person, or a file that he or she is or was in, the last one first. For the privacy officer, one person at a time; this look is logged as well (R32).',
  effect: 'read',
  input: z.strictObject({ personId: id('person'), ...paging }),
  output: shownPage,
  action: 'read-log-of-person',
  problems: ['secrecy-not-confirmed'],
});

export const listAccessesToFile = defineOperation({
  id: 'gateway.list-accesses-to-file',
  service: 'gateway',
  method: 'GET',
  path: '/client-systems/{clientSystemId}/accesses',
  summary: 'Who looked at this file?',
  description:
    'Every look, search, list, change and refused attempt that touched the file, the last one first. For its case holder; this look is logged as well (R32).',
  effect: 'read',
  input: z.strictObject({ clientSystemId: id('client system'), ...paging }),
  output: shownPage,
  action: 'read-log-of-file',
  problems: ['secrecy-not-confirmed'],
});

const period = {
  personId: id('person'),
  from: dateOfDay('First day, in Belgium; without it from the beginning').optional(),
  until: dateOfDay('Last day, in Belgium; without it up to now').optional(),
};

export const exportAccesses = defineOperation({
  id: 'gateway.export-accesses',
  service: 'gateway',
  method: 'GET',
  path: '/persons/{personId}/accesses/export',
  summary: 'What the person may be told of who looked',
  description:
    'The part of the access log that may be told to the person (R33, R34): organisation, function, purpose and act, without names of staff, and without anything of police or prosecutor. All or nothing: while a service is away it is refused. It is logged as an export.',
  effect: 'read',
  input: z.strictObject(period),
  output: z.strictObject({
    personId: id('person'),
    madeAt: moment('When it was made'),
    rows: z
      .array(
        z.strictObject({
          at: z.string().describe('When, in Belgian time: YYYY-MM-DD HH:MM'),
          organisation: organisationAlias,
          function: z.string().describe('Function of who looked, in Dutch'),
          purpose: z.string().describe('Purpose, in Dutch'),
          act: z.string().describe('What was done, in Dutch'),
          result: z.string().describe('Whether it was allowed, in Dutch'),
        }),
      )
      .describe('One row for each act, the last one first'),
  }),
  action: 'export-log-of-person',
  problems: ['secrecy-not-confirmed', 'too-large'],
});

export const exportAccessesAsCsv = defineOperation({
  id: 'gateway.export-accesses-as-csv',
  service: 'gateway',
  method: 'GET',
  path: '/persons/{personId}/accesses/export.csv',
  summary: 'What the person may be told of who looked, as a table',
  description: 'The same as the export, for a spreadsheet: UTF-8, semicolons between, every value between quotes.',
  effect: 'read',
  input: z.strictObject(period),
  output: z.string(),
  answerMediaType: 'text/csv',
  action: 'export-log-of-person',
  problems: ['secrecy-not-confirmed', 'too-large'],
});

/** About whom or what the log is asked. */
const about = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('person').describe('One person'), personId: id('person') }),
    z.strictObject({ by: z.literal('file').describe('One file'), clientSystemId: id('client system') }),
  ])
  .describe('About whom or what');
export type LogSubject = z.infer<typeof about>;

const use = z.enum(['view', 'export']).describe('What the lines are for; the log tells them apart');

/** Where lines come to stand in time, over all services. */
const linePlace = z.strictObject({ at: moment('When the line was written'), lineId: id('line') });

/** The part of the log that stands in one service. The gateway joins the parts. */
function readAccessLog<S extends ServiceName>(name: S) {
  return defineOperation({
    id: `${name}.read-access-log` as const,
    service: name,
    method: 'POST',
    path: `/internal/${name}/access-log`,
    summary: 'Read the part of the access log that stands here',
    description: 'Lines about one person or one file, the last one first. Reading them is logged here.',
    effect: 'read',
    input: z.strictObject({
      about,
      use,
      before: linePlace.optional().describe('Place of the last line of the page before'),
      limit: z.number().int().min(1).max(1000).describe('Lines at most'),
    }),
    output: z.strictObject({ rows: z.array(accessLine).describe('Lines, the last one first') }),
    action: 'read-log-of-person',
    internal: true,
  });
}

export const readIntakeLog = readAccessLog('intake');
export const readTriageLog = readAccessLog('triage');
export const readCaseManagementLog = readAccessLog('case-management');

export const findLogScope = defineOperation({
  id: 'intake.find-log-scope',
  service: 'intake',
  method: 'POST',
  path: '/internal/intake/log-scope',
  summary: 'Which files belong to this question about the access log?',
  description:
    'Intake knows who is in which file and who holds it, so it decides for the other services whether the caller may ask. What comes back are ids; the look itself is logged by the service that shows the lines.',
  effect: 'read',
  input: z.strictObject({ about, use }),
  output: z.strictObject({
    clientSystemIds: z.array(id('client system')).describe('Client systems whose lines belong to it'),
    ground: z.enum(grounds).optional().describe('Ground on which it was granted'),
  }),
  action: 'read-log-of-person',
  internal: true,
});
export type LogScope = z.infer<(typeof findLogScope)['output']>;

/** Operations on the joined log, which the gateway answers out of the parts of the services. */
export const joinedLog: readonly OperationDefinition[] = [
  listAccessesToPerson,
  listAccessesToFile,
  exportAccesses,
  exportAccessesAsCsv,
];
