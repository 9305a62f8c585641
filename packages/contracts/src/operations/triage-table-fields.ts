import { z } from 'zod';
import {
  attendanceStates,
  contributionAnswers,
  contributionStates,
  invitationGrounds,
  organisationCategories,
} from '../codes/index.ts';
import { dateOfDay, id, line, moment, organisationAlias, prose, subjectId, version } from '../fields.ts';

/** What organisations bring to a file of the triage table, as several operations give it. */

export const category = z.enum(organisationCategories).describe('Category of the organisation, article 10 (R23)');

export const contributionAnswer = z
  .enum(contributionAnswers)
  .describe('Whether there is something to share; "nothing to share" and "not known" are whole answers (R24)');

/** The smaller form of R22: these two texts and no other, and neither must be filled in. */
export const contributionTexts = {
  runningHelp: prose(4000).optional().describe('Limited, objective information on running help (R22)'),
  analysis: prose(4000).optional().describe('Analysis of the track (R22)'),
};

/** How the input of one seat stands, as the reader may know it. */
export const inputStanding = z.strictObject({
  category,
  organisation: organisationAlias
    .optional()
    .describe('Alias of the organisation; absent for a seat at the table of which nobody released anything yet'),
  state: z
    .enum(contributionStates)
    .describe(
      'Nobody but the organisation itself learns whether there is something that was not released (R24): `draft` is for its own people',
    ),
  answer: contributionAnswer.optional(),
});

export const contribution = z.strictObject({
  ...inputStanding.shape,
  ...contributionTexts,
  releasedAt: moment('When it was released').optional(),
});

export const ownContribution = z
  .strictObject({
    organisation: organisationAlias,
    version: z
      .number()
      .int()
      .min(0)
      .describe('Send it back in If-Match to write or release; 0 as long as nothing was written'),
    draft: z
      .strictObject({ answer: contributionAnswer, ...contributionTexts, writtenAt: moment('When it was written') })
      .optional()
      .describe('What was written and not released yet'),
    released: z.boolean().describe('Whether something of this organisation is released and stands'),
  })
  .describe('Input of the organisation of the reader, who may write it');

export const attendanceInput = {
  state: z
    .enum(attendanceStates)
    .describe('Whether the organisation takes part; whatever it is, the process goes on (R25)'),
  representativeId: id('permanent representative who sits in').optional(),
  reason: line(300).optional().describe('Why, when it is absent or declined'),
};

export const attendance = z.strictObject({ organisation: organisationAlias, version, ...attendanceInput });

/** The same without the reason: codes and ids, for an agenda. */
export const attendanceInCodes = attendance.omit({ reason: true, version: true });

export const invitationInput = {
  organisation: organisationAlias,
  category,
  ground: z.enum(invitationGrounds).describe('Why this organisation: involvement, or expertise (R23)'),
  motivation: prose(4000).describe('The ground in words'),
  inviteeId: subjectId
    .optional()
    .describe('User who is invited in person; the file opens to this user until thirty days after its decision (R30)'),
};

export const invitation = z.strictObject({
  invitationId: id('invitation'),
  version,
  ...invitationInput,
  invitedOn: dateOfDay('Day of the invitation'),
  withdrawnOn: dateOfDay('Day on which it was withdrawn').optional(),
});

export const tableAction = z.strictObject({
  actionId: id('action'),
  version,
  text: z.string().describe('What is to be done'),
  organisation: organisationAlias.describe('Who does it'),
  dueOn: dateOfDay('By when'),
  state: z.enum(['open', 'done']).describe('Whether it was done'),
  doneOn: dateOfDay('Day on which it was done').optional(),
  note: z.string().optional().describe('What was said when it was done'),
});

export const disclosureInput = {
  recipientId: id('person of the client system who is told'),
  messenger: line(200).describe('Function of who tells it'),
  content: prose(4000).describe('The exact content; nothing else is told'),
  aboutPersonIds: z
    .array(id('person whom the content is about'))
    .max(60)
    .describe('Whom the content is about; of anyone but the recipient it is refused (R28)'),
  necessity: prose(4000).describe('Why it is necessary'),
  consents: z.array(organisationAlias).max(30).describe('Organisations that consent: all who took part (R28)'),
};

export const disclosure = z.strictObject({
  disclosureId: id('disclosure'),
  decidedAt: moment('When it was decided'),
  decidedBy: subjectId,
  ...disclosureInput,
});

/** What a triage file shows of the table. */
export const tableInput = z
  .strictObject({
    meetingId: id('meeting that has it on its agenda, or at which it was decided').optional(),
    contributions: z.array(contribution).describe('Input of each seat, as the reader may see it (R24)'),
    ownContribution: ownContribution.optional(),
    attendance: z.array(attendance).describe('Who takes part (R25)'),
    invitations: z.array(invitation).describe('Who is invited, with the ground (R23)'),
    actions: z.array(tableAction).describe('Actions of its decisions, with what was done'),
    disclosures: z
      .array(disclosure)
      .describe('What may be told to a family member (R28); shown to the organisations that took part'),
  })
  .describe('What organisations brought to the table; always there in answers of today');
