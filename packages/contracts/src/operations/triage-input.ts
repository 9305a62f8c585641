import { z } from 'zod';
import { id, line, organisationAlias, version } from '../fields.ts';
import { defineOperation } from '../operation.ts';
import { attendanceInput, contributionAnswer, contributionTexts, invitationInput } from './triage-table-fields.ts';

const fileId = id('triage file');

export const writeContribution = defineOperation({
  id: 'triage.write-contribution',
  service: 'triage',
  method: 'PUT',
  path: '/triage-files/{fileId}/contributions/own',
  summary: 'Write the input of one’s own organisation',
  description:
    'The smaller form before the table (R22); each organisation decides freely what it shares, and no text has to be filled in. Nobody else sees it until it is released (R24). If-Match holds the version of this contribution, 0 for the first one: organisations never get in each other’s way.',
  effect: 'change',
  input: z.strictObject({ fileId, answer: contributionAnswer, ...contributionTexts }),
  output: z.strictObject({ fileId, organisation: organisationAlias, version }),
  action: 'write-contribution',
  problems: ['already-decided'],
});

export const releaseContribution = defineOperation({
  id: 'triage.release-contribution',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/contributions/own/release',
  summary: 'Release the input of one’s own organisation',
  description:
    'Shows what was written last to the others who have a ground on the file (R24). It stands until a later version is released.',
  effect: 'change',
  input: z.strictObject({ fileId }),
  output: z.strictObject({ fileId, organisation: organisationAlias, version }),
  action: 'write-contribution',
  problems: ['already-decided', 'conflict'],
});

export const recordAttendance = defineOperation({
  id: 'triage.record-attendance',
  service: 'triage',
  method: 'PUT',
  path: '/triage-files/{fileId}/attendance/{organisation}',
  summary: 'Record who takes part',
  description:
    'Present, represented by a permanent representative of the register, absent or declined; the file goes on (R25). If-Match holds the version of this line, 0 for the first one.',
  effect: 'change',
  input: z.strictObject({ fileId, organisation: organisationAlias, ...attendanceInput }),
  output: z.strictObject({ fileId, organisation: organisationAlias, version }),
  action: 'work-on-triage-file',
  problems: ['already-decided'],
});

const invitationId = id('invitation');

export const invite = defineOperation({
  id: 'triage.invite',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/invitations',
  summary: 'Invite an organisation to the consultation about a file',
  description:
    'On a ground: involvement, or expertise (R23). Who is invited in person has a ground on the file until thirty days after its decision (R30).',
  effect: 'create',
  input: z.strictObject({ fileId, ...invitationInput }),
  output: z.strictObject({ fileId, invitationId, version }),
  action: 'invite-to-triage',
  problems: ['already-decided', 'conflict'],
});

export const withdrawInvitation = defineOperation({
  id: 'triage.withdraw-invitation',
  service: 'triage',
  method: 'POST',
  path: '/triage-files/{fileId}/invitations/{invitationId}/withdrawal',
  summary: 'Withdraw an invitation',
  description: 'The ground of who was invited ends at once. That the invitation was there stays.',
  effect: 'change',
  input: z.strictObject({ fileId, invitationId, reason: line(300).optional().describe('Why') }),
  output: z.strictObject({ fileId, invitationId, version }),
  action: 'invite-to-triage',
  problems: ['conflict'],
});
