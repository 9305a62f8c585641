import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { Vault } from '@veilighuis/persistence';
import type { Caller } from '@veilighuis/service-kit';
import {
  AssessRisk,
  ComposeHouseholdSheet,
  DecidePossibleMatch,
  DecideWall,
  GetOverviewFile,
  GetPoliceReport,
  ListClientSystems,
  ListPoliceReports,
  ListPossibleMatches,
  OpenEmergencyAccess,
  RecordAddress,
  RecordSafeContact,
  RecordWords,
  SearchClientSystems,
  ShieldClientSystem,
  UndoMerge,
  WhoCanSee,
} from '../../src/application/index.ts';
import { caller, coordinator, liaisonGent } from '../support/callers.ts';
import { commandsOf } from '../support/commands.ts';
import { deskForThisFile } from '../support/desk.ts';
import { answers, nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const outsider = caller('operational-coordinator');
const director = caller('case-director');

/** Ids of one file and what hangs on it: of the shielded one, and of one that never was. */
interface Ids {
  readonly clientSystemId: string;
  readonly reportId: string;
  readonly matchId: string;
  readonly personId: string;
  readonly birth: string;
}
const nowhere: Ids = {
  clientSystemId: randomUUID(),
  reportId: randomUUID(),
  matchId: randomUUID(),
  personId: randomUUID(),
  birth: '850110',
};
let shielded: Ids = nowhere;
const opened: unknown[] = [];

const persons = (birth: string) => [
  { name: { given: 'Iemand', family: `Bekend-${birth}` }, birthDate: '1985-01-09', role: 'victim' },
  { name: { given: 'Nummer', family: `Bekend-${birth}` }, nationalNumber: nationalNumber(birth), role: 'suspect' },
];

async function shieldedFile(birth: string): Promise<Ids> {
  const { reportId } = await desk.register(report({ persons: persons(birth), answers: answers() }));
  const clientSystemId = await desk.clientSystemOf(reportId);
  const file = await desk.overview(clientSystemId);
  const shield = { clientSystemId, visibleTo: [coordinator.principal.subject], reason: 'Collega is partij' };
  await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: file.version });
  // Someone alike comes in later: the duplicate check finds the shielded file, and must not betray it.
  const alike = [{ name: { given: 'Iemand', family: `Bekend-${birth}` }, birthDate: '1985-01-09', role: 'victim' }];
  await desk.register(report({ persons: alike }));
  const matches = desk.running.database.db.collection<{ _id: string }>('possible-matches');
  const match = await matches.findOne({ 'left.clientSystemId': clientSystemId });
  return { clientSystemId, reportId, matchId: match?._id ?? '', personId: file.persons[0]?.personId ?? '', birth };
}

const where = { municipality: '44021', street: 'Teststraat 1', safe: true, since: '2026-01-01' };
const call = { channel: 'call', value: '0470' } as const;
const sheet = { form: 'letter', outsideReader: false, leaveOutWalled: false } as const;

type Act = (ids: Ids, who: Caller) => Promise<unknown>;
const acts: Readonly<Record<string, Act>> = {
  'the overview file': ({ clientSystemId }, who) => use(GetOverviewFile).execute({ clientSystemId }, who),
  'the report': ({ reportId }, who) => use(GetPoliceReport).execute({ reportId }, who),
  'who can see': ({ clientSystemId }, who) => use(WhoCanSee).execute({ clientSystemId }, who),
  'an address': ({ clientSystemId, personId }, who) =>
    use(RecordAddress).execute({ clientSystemId, personId, ...where }, who),
  'a safe contact': ({ clientSystemId, personId }, who) =>
    use(RecordSafeContact).execute({ clientSystemId, personId, ...call }, who),
  words: ({ clientSystemId, personId }, who) =>
    use(RecordWords).execute({ clientSystemId, personId, text: 'Test', spokenOn: '2026-01-01' }, who),
  'a wall': ({ clientSystemId, personId: about }, who) =>
    use(DecideWall).execute(
      { clientSystemId, about, from: randomUUID(), part: 'words', stands: 'raised', reason: 'Test' },
      who,
    ),
  'a sheet': ({ clientSystemId, personId }, who) =>
    use(ComposeHouseholdSheet).execute({ clientSystemId, readers: [personId], parts: [], ...sheet }, who),
  'an assessment': ({ clientSystemId }, who) =>
    use(AssessRisk).execute(
      { clientSystemId, instrument: 'own-checklist', instrumentVersion: 1, answers: answers(), informationBasis: [] },
      who,
    ),
  'shielding it': ({ clientSystemId }, who) =>
    use(ShieldClientSystem).execute({ clientSystemId, visibleTo: [], reason: 'Test' }, who),
  'a decision on a match': ({ matchId }, who) =>
    use(DecidePossibleMatch).execute({ matchId, decision: 'same', reason: 'Test' }, who),
  'undoing a merge': ({ matchId }, who) => use(UndoMerge).execute({ matchId, reason: 'Test' }, who),
  'emergency access': ({ clientSystemId }, who) =>
    use(OpenEmergencyAccess).execute({ on: { by: 'client-system', clientSystemId }, reason: 'Test' }, who),
  'emergency access by a person': ({ birth }, who) =>
    use(OpenEmergencyAccess).execute(
      { on: { by: 'national-number', nationalNumber: nationalNumber(birth) }, reason: 'Test' },
      who,
    ),
  'a search by number': ({ birth }, who) =>
    use(SearchClientSystems).execute(
      { by: { set: 'national-number', nationalNumber: nationalNumber(birth) }, reason: 'Test' },
      who,
    ),
  'a search by name': ({ birth }, who) =>
    use(SearchClientSystems).execute(
      { by: { set: 'name-and-birth-date', name: `Nummer Bekend-${birth}`, birthDate: '1985' }, reason: 'Test' },
      who,
    ),
};

async function answerOf(attempt: Promise<unknown>): Promise<unknown> {
  try {
    return { answer: await attempt };
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error.problem };
    throw error;
  }
}

/** The answer, every command by which the database took part in it, and how many blocks were decrypted for it. */
async function traceOf(act: Act, ids: Ids, who: Caller) {
  const asked = { ...who, idempotencyKey: randomUUID(), expectedVersion: 1 };
  let answer: unknown;
  const commands = await commandsOf(desk.running.database, async () => {
    answer = await answerOf(act(ids, asked));
  });
  return { answer, commands, decrypted: opened.splice(0).length };
}

describe('R36: for whoever is not named a shielded file is unknown', () => {
  before(async () => {
    shielded = await shieldedFile('850109');
    const vault = use(Vault);
    const open = vault.open.bind(vault);
    vault.open = (...where) => {
      opened.push(where);
      return open(...where);
    };
  });

  // The coordinator of the centre, the liaison whose zone reported it, and whoever tries in an emergency.
  for (const [role, who] of Object.entries({ outsider, liaisonGent, director })) {
    for (const [what, act] of Object.entries(acts)) {
      it(`${what}, for ${role}: the same answer, after the same work of the database`, async () => {
        // Once before, so that nothing is measured that only the first time costs.
        await traceOf(act, nowhere, who);
        const [unknown, hidden] = [await traceOf(act, nowhere, who), await traceOf(act, shielded, who)];
        assert.deepEqual(hidden, unknown);
        assert.ok(unknown.commands.length > 0);
      });
    }
  }

  it('lists and counts are those of a world without it, the possible matches too', async () => {
    for (const who of [outsider, liaisonGent]) {
      const files = await use(ListClientSystems).execute({ limit: 100 }, who);
      const reports = await use(ListPoliceReports).execute({ limit: 100 }, who);
      // The one alike is in no shielded file: it is the only thing there is to see.
      assert.deepEqual([files.total, files.rows.length, reports.total, reports.rows.length], [1, 1, 1, 1]);
      assert.ok(!JSON.stringify([files, reports]).includes(shielded.clientSystemId));
    }
    const { total, rows } = await use(ListPossibleMatches).execute({ limit: 100, state: 'open' }, outsider);
    assert.deepEqual([total, rows], [0, []]);
  });

  it('whoever is named sees all of it (negative control)', async () => {
    const named = { ...coordinator, idempotencyKey: randomUUID(), expectedVersion: 1 };
    assert.equal((await desk.overview(shielded.clientSystemId)).clientSystemId, shielded.clientSystemId);
    const { total } = await use(ListPossibleMatches).execute({ limit: 100, state: 'open' }, named);
    assert.equal(total, 1);
    const act = acts['the overview file'];
    assert.ok(act !== undefined);
    const [open, unknown] = [await traceOf(act, shielded, named), await traceOf(act, nowhere, named)];
    assert.notDeepEqual(open.commands, unknown.commands, 'the database is seen at work');
    assert.ok(open.decrypted > 0, 'what is decrypted is seen');
  });
});
