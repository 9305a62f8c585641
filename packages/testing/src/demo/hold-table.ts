import { addDays } from '@veilighuis/calendar';
import {
  decideTriage,
  getTriageFile,
  listTriageFiles,
  ProblemError,
  recordAdmission,
  recordMinorConsultation,
  type OperationOutput,
} from '@veilighuis/contracts';
import { collect, poll } from '../platform/index.ts';
import { as, centreOrganisation, coordinator, share, type Stage } from './stage.ts';

type TriageFile = OperationOutput<typeof getTriageFile>;
const FILES_WITHIN_MS = 60_000;
/** One file in five is answered by a direct referral. */
const REFERRAL_SHARE = 5;

/**
 * The triage table decides until so many files are decided, most urgent first. A second run decides nothing more.
 *
 * @returns files decided now.
 */
export async function holdTable(stage: Stage, decisions: number): Promise<number> {
  const decided = await collect(
    (paging) => as(stage, coordinator, listTriageFiles, { ...paging, state: 'decided' }),
    decisions,
  );
  const wanted = decisions - decided.length;
  if (wanted === 0) return 0;
  const waiting = await poll(
    () => collect((paging) => as(stage, coordinator, listTriageFiles, { ...paging, state: 'waiting' }), wanted),
    ({ length }) => length === wanted,
    FILES_WITHIN_MS,
  );
  let now = 0;
  for (const { fileId } of waiting) {
    if (await decide(stage, fileId)) now += 1;
    if (now > 0 && now % 10 === 0) stage.say(`  ${String(now)} of ${String(waiting.length)} files decided`);
  }
  return now;
}

/** False when someone else decided meanwhile. */
async function decide(stage: Stage, fileId: string): Promise<boolean> {
  let file = await as(stage, coordinator, getTriageFile, { fileId });
  if (file.missing.includes('minor-consultation-missing')) {
    await consultAboutMinors(stage, file);
    file = await as(stage, coordinator, getTriageFile, { fileId });
  }
  if (file.admission === undefined) {
    await checkAdmission(stage, file);
    file = await as(stage, coordinator, getTriageFile, { fileId });
  }
  try {
    await as(stage, coordinator, decideTriage, decisionOn(stage, file), { version: file.version });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && ['already-decided', 'version-conflict'].includes(error.problem.code))
      return false;
    throw error;
  }
}

function consultAboutMinors(stage: Stage, { fileId, version }: TriageFile): Promise<unknown> {
  const vk = share(fileId, 2) === 0;
  return as(
    stage,
    coordinator,
    recordMinorConsultation,
    {
      fileId,
      facility: vk ? 'VK' : 'OCJ',
      organisation: vk ? 'vk' : 'ocj',
      contact: 'Teamverantwoordelijke (demo)',
      on: stage.today,
      outcome:
        'Demo: het gezin is niet gekend; gedeelde zorg over de kinderen, akkoord met bespreking aan de triagetafel.',
    },
    { version },
  );
}

function checkAdmission(stage: Stage, { fileId, version }: TriageFile): Promise<unknown> {
  const met = (motivation: string) => ({ met: true, motivation });
  const referral = share(fileId, REFERRAL_SHARE) === 0;
  return as(
    stage,
    coordinator,
    recordAdmission,
    {
      fileId,
      repeatedViolence: met('Demo: de feiten volgen elkaar op en worden ernstiger.'),
      sharingNeeded: met('Demo: politie, parket en CAW kennen elk een deel van het verhaal.'),
      harmonisedApproachNeeded: met('Demo: zonder afstemming werken de diensten naast elkaar.'),
      directReferral: {
        suffices: referral,
        motivation: referral
          ? 'Demo: het gezin staat open voor hulp van het CAW.'
          : 'Demo: eerdere doorverwijzing liep vast.',
      },
      hookingOn: { suffices: false, motivation: 'Demo: er loopt geen hulp waarbij kan worden aangesloten.' },
    },
    { version },
  );
}

/** The table follows the proposal of the router (R27). */
function decisionOn({ today }: Stage, { fileId, proposal }: TriageFile) {
  const action = {
    text: 'Demo: het gezin contacteren en informeren over het aanbod.',
    organisation: centreOrganisation,
    dueOn: addDays(today, 7),
  };
  return {
    fileId,
    outcome: proposal.outcome,
    motivation: `Demo: ${proposal.sentence}`,
    participants: [centreOrganisation, 'pz-gent', 'parket-oost-vlaanderen', 'caw-oost-vlaanderen'],
    actions: [action],
    ...(proposal.outcome === 'refer' ? { referredTo: 'caw-oost-vlaanderen' } : {}),
  };
}
