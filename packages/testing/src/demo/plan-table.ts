import { addDays } from '@veilighuis/calendar';
import {
  getTriageFile,
  listMeetings,
  listTriageFiles,
  planMeeting,
  ProblemError,
  releaseContribution,
  writeContribution,
  type OperationInput,
} from '@veilighuis/contracts';
import { collect } from '../platform/index.ts';
import { as, coordinator, share, type Stage } from './stage.ts';

type Written = Omit<OperationInput<typeof writeContribution>, 'fileId'>;

/** As many files as a table speaks about in a morning. */
const FILES = 8;
const THURSDAY = 4;
/** Of three files that an organisation wrote about, one is not released yet. */
const UNRELEASED_SHARE = 3;

const authors: readonly { readonly who: string; readonly written: (fileId: string) => Written }[] = [
  {
    who: 'caw-worker',
    written: () => ({
      answer: 'content',
      runningHelp: 'Demo: ambulante begeleiding sinds het voorjaar, om de twee weken een gesprek.',
      analysis: 'Demo: afspraken worden nagekomen zolang beide partners elk hun eigen hulpverlener hebben.',
    }),
  },
  {
    who: 'prosecution-criminologist',
    written: (fileId) =>
      share(fileId, 2) === 0
        ? { answer: 'nothing-to-share' }
        : { answer: 'content', analysis: 'Demo: er loopt een opvolging onder voorwaarden.' },
  },
  {
    who: 'police-liaison-gent',
    written: (fileId) =>
      share(fileId, 4) === 0
        ? { answer: 'not-known' }
        : {
            answer: 'content',
            runningHelp: 'Demo: hercontact door de wijkinspecteur, het gezin staat open voor hulp.',
          },
  },
];

/**
 * The table of the coming Thursday: the most urgent files that wait on its agenda, with input of which some is released.
 * The meeting comes last, so that a run that was cut goes on; once there was a meeting nothing is done any more.
 *
 * @returns files on the agenda now.
 */
export async function planTable(stage: Stage): Promise<number> {
  for (const past of [{}, { past: 'true' }] as const) {
    const meetings = await as(stage, coordinator, listMeetings, { ...past, limit: 1 });
    if (meetings.rows.length > 0) return 0;
  }
  const waiting = await collect(
    (paging) => as(stage, coordinator, listTriageFiles, { ...paging, state: 'waiting' }),
    FILES,
  );
  const fileIds = waiting.map(({ fileId }) => fileId);
  for (const fileId of fileIds) {
    for (const { who, written } of authors) await bringInput(stage, who, fileId, written(fileId));
  }
  const meeting = { on: comingThursday(stage.today), startsAt: '09:30', place: 'centre', fileIds } as const;
  await as(stage, coordinator, planMeeting, meeting, { idempotencyKey: `demo-meeting-${meeting.on}` });
  return fileIds.length;
}

/** What was written before stays as it is, and what someone has no ground on is not for him or her. */
async function bringInput(stage: Stage, who: string, fileId: string, written: Written): Promise<void> {
  try {
    const { table } = await as(stage, who, getTriageFile, { fileId });
    if (table?.ownContribution?.version !== 0) return;
    const { version } = await as(stage, who, writeContribution, { fileId, ...written }, { version: 0 });
    if (share(fileId, UNRELEASED_SHARE) === 0) return;
    await as(stage, who, releaseContribution, { fileId }, { version });
  } catch (error) {
    const isNotTheirs = error instanceof ProblemError && error.problem.code === 'not-found';
    if (!isNotTheirs) throw error;
  }
}

function comingThursday(today: string): string {
  const ahead = Array.from({ length: 7 }, (_, index) => addDays(today, index + 1));
  return ahead.find((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === THURSDAY) ?? today;
}
