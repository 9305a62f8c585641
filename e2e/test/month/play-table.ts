import {
  decideTriage,
  getTriageFile,
  listTriageFiles,
  recordAdmission,
  recordMinorConsultation,
  type OperationOutput,
} from '@veilighuis/contracts';
import { collect, poll } from '@veilighuis/testing';
import { coordinator, today, type ActAs } from '../support/platform.ts';
import { participants } from '../support/table.ts';
import { each, ensure } from './ensure.ts';
import type { ExpectedSystem } from './expectation.ts';

export type FileRow = OperationOutput<typeof listTriageFiles>['rows'][number];
type File = OperationOutput<typeof getTriageFile>;
const AT_ONCE = 4;

/** Rows of the triage list, waiting and decided, of these client systems. */
export async function filesOf(act: ActAs, clientSystemIds: ReadonlySet<string>): Promise<FileRow[]> {
  const states = ['waiting', 'decided'] as const;
  const lists = await Promise.all(
    states.map((state) => collect((paging) => act(coordinator, listTriageFiles, { ...paging, state }))),
  );
  return lists.flat().filter(({ clientSystemId }) => clientSystemIds.has(clientSystemId));
}

/** Waits until each that is expected on the list is there, and settled on what is expected of it. */
export async function awaitFiles(
  act: ActAs,
  expected: ReadonlyMap<string, ExpectedSystem>,
  withinMs: number,
): Promise<FileRow[]> {
  const ids = new Set(expected.keys());
  const wanted = [...expected].filter(([, { onTriageList }]) => onTriageList);
  const isThere = (rows: readonly FileRow[]) =>
    wanted.every(([id, { level, repeat }]) =>
      rows.some((row) => row.clientSystemId === id && row.level === level && row.repeat === repeat),
    );
  return poll(() => filesOf(act, ids), isThere, withinMs);
}

/** The table decides on each file as planned: what stands in the way is done first. */
export async function holdTable(act: ActAs, rows: readonly FileRow[], expected: ReadonlyMap<string, ExpectedSystem>) {
  await each(rows, AT_ONCE, async ({ fileId, clientSystemId }) => {
    const outcome = expected.get(clientSystemId)?.outcome;
    if (outcome === undefined) return;
    const look = () => act(coordinator, getTriageFile, { fileId });
    await ensure(
      look,
      ({ missing }) => !missing.includes('minor-consultation-missing'),
      (file) => consult(act, file),
    );
    await ensure(
      look,
      ({ admission }) => admission !== undefined,
      (file) => admit(act, file, outcome === 'refer'),
    );
    await ensure(
      look,
      ({ state }) => state === 'decided',
      (file) => decide(act, file, outcome),
    );
  });
}

function consult(act: ActAs, { fileId, version }: File) {
  const words = { contact: 'Teamverantwoordelijke', outcome: 'Test: zorg gedeeld.' };
  const consultation = { fileId, facility: 'OCJ' as const, organisation: 'ocj', on: today, ...words };
  return act(coordinator, recordMinorConsultation, consultation, { version });
}

function admit(act: ActAs, { fileId, version }: File, refers: boolean) {
  const met = { met: true, motivation: 'Test.' };
  const criteria = { repeatedViolence: met, sharingNeeded: met, harmonisedApproachNeeded: met };
  const directReferral = { suffices: refers, motivation: 'Test.' };
  const hookingOn = { suffices: false, motivation: 'Test.' };
  return act(coordinator, recordAdmission, { fileId, ...criteria, directReferral, hookingOn }, { version });
}

function decide(act: ActAs, { fileId, version }: File, outcome: NonNullable<ExpectedSystem['outcome']>) {
  const referredTo = outcome === 'refer' ? { referredTo: 'caw-oost-vlaanderen' } : {};
  const decision = { fileId, outcome, motivation: 'Test: besproken.', participants, ...referredTo };
  return act(coordinator, decideTriage, decision, { version });
}
