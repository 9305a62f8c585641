import { z } from 'zod';
import { meetingPlaces, triageOutcomes } from '../codes/index.ts';
import { dateOfDay, id, organisationAlias, page, paging, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { riskLevel } from './risk-fields.ts';
import { attendance, attendanceInCodes, inputStanding, tableAction } from './triage-table-fields.ts';

const meetingId = id('meeting of the triage table');
const state = z.enum(['planned', 'held']).describe('Whether it is still to be held or closed');
const fileIds = z.array(id('triage file')).max(60).describe('Waiting files in the order of the agenda');

const meeting = {
  on: dateOfDay('Day of the meeting'),
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('Local time in Belgium, HH:MM'),
  place: z.enum(meetingPlaces).describe('At the centre, or online'),
};

const meetingRow = z.strictObject({ meetingId, version, ...meeting, state });

export const planMeeting = defineOperation({
  id: 'triage.plan-meeting',
  service: 'triage',
  method: 'POST',
  path: '/triage-meetings',
  summary: 'Plan a meeting of the triage table',
  description: 'By the coordinator, with its agenda or without one yet.',
  effect: 'create',
  input: z.strictObject({ ...meeting, fileIds: fileIds.default([]) }),
  output: z.strictObject({ meetingId, version }),
  action: 'plan-triage-meeting',
  problems: ['not-found'],
});

export const listMeetings = defineOperation({
  id: 'triage.list-meetings',
  service: 'triage',
  method: 'GET',
  path: '/triage-meetings',
  summary: 'List the meetings of the triage table',
  description:
    'Those that are to be held or closed, the first one first; or those that were held, the last one first. Codes only.',
  effect: 'read',
  input: z.strictObject({ ...paging, past: z.stringbool().optional().describe('True: those that were held') }),
  output: page(
    meetingRow.extend({
      files: z.number().int().min(0).max(1000).describe('Files on the agenda on which the caller has a ground (R30)'),
    }),
  ),
  action: 'list-triage-meetings',
});

export const getMeeting = defineOperation({
  id: 'triage.get-meeting',
  service: 'triage',
  method: 'GET',
  path: '/triage-meetings/{meetingId}',
  summary: 'Read a meeting with its agenda',
  description: 'Of the agenda only the files on which the caller has a ground (R30). Ids and codes only.',
  effect: 'read',
  input: z.strictObject({ meetingId }),
  output: meetingRow.extend({
    agenda: z
      .array(
        z.strictObject({
          fileId: id('triage file'),
          clientSystemId: id('client system'),
          fileVersion: version,
          state: z.enum(['waiting', 'decided']).describe('Whether it waits for a decision'),
          level: riskLevel.optional(),
          repeat: z.boolean().describe('Marked as a repeat (R13)'),
          hasMinor: z.boolean().describe('A minor, or possibly one'),
          round: z.number().int().min(1).describe('How many times this client system came to the table'),
          input: z.array(inputStanding).describe('How the input of each seat stands, as the caller may know it (R24)'),
          attendance: z.array(attendanceInCodes).describe('Who takes part in this file (R25)'),
          decided: z.boolean().describe('Whether the table decided it at this meeting'),
          returned: z.boolean().describe('Went back to the list undecided when the meeting was closed'),
        }),
      )
      .describe('In order'),
  }),
  action: 'list-triage-meetings',
});

export const setAgenda = defineOperation({
  id: 'triage.set-agenda',
  service: 'triage',
  method: 'PUT',
  path: '/triage-meetings/{meetingId}/agenda',
  summary: 'Set the agenda of a meeting',
  description:
    'Waiting files of the centre in order; each is on the agenda of one meeting at most. What the table decided at this meeting stays on it.',
  effect: 'change',
  input: z.strictObject({ meetingId, fileIds }),
  output: z.strictObject({ meetingId, version }),
  action: 'plan-triage-meeting',
  problems: ['conflict'],
});

export const closeMeeting = defineOperation({
  id: 'triage.close-meeting',
  service: 'triage',
  method: 'POST',
  path: '/triage-meetings/{meetingId}/closure',
  summary: 'Close a meeting',
  description: 'The meeting was held. Files that were not decided go back to the list.',
  effect: 'change',
  input: z.strictObject({ meetingId }),
  output: z.strictObject({ meetingId, version, state }),
  action: 'plan-triage-meeting',
  problems: ['conflict'],
});

export const getMinutes = defineOperation({
  id: 'triage.get-minutes',
  service: 'triage',
  method: 'GET',
  path: '/triage-meetings/{meetingId}/minutes',
  summary: 'Read the minutes of a meeting',
  description:
    'For organisations that were there, of the files at which they took part and on which they have a ground; to everyone else the minutes do not exist. They go to no other file (R29).',
  effect: 'read',
  input: z.strictObject({ meetingId }),
  output: meetingRow.extend({
    files: z
      .array(
        z.strictObject({
          fileId: id('triage file'),
          clientSystemId: id('client system'),
          attendance: z.array(attendance).describe('Who took part in this file (R25)'),
          returned: z.boolean().describe('Went back to the list undecided'),
          decisions: z
            .array(
              z.strictObject({
                decisionId: id('decision'),
                outcome: z.enum(triageOutcomes).describe('Outcome'),
                motivation: z.string().describe('Ground of the decision, in words'),
                referredTo: organisationAlias.optional(),
                dissent: z
                  .array(
                    z.strictObject({ organisation: organisationAlias, text: z.string().describe('Dissent, in words') }),
                  )
                  .describe('Dissent, as noted (R26)'),
              }),
            )
            .describe('Decisions of this meeting; a question for more information may come before the final one'),
          actions: z.array(tableAction).describe('What is to be done, by whom, by when'),
        }),
      )
      .describe('In the order of the agenda'),
  }),
  action: 'read-triage-minutes',
});
