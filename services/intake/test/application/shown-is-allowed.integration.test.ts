import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import fc from 'fast-check';
import {
  ComposeHouseholdSheet,
  GetOverviewFile,
  GetPoliceReport,
  ListClientSystems,
  ListEmergencyAccesses,
  ListPoliceReports,
  ListPossibleMatches,
  SearchClientSystems,
  WhoCanSee,
} from '../../src/application/index.ts';
import { deskForThisFile } from '../support/desk.ts';
import { happening, origin, World } from '../support/world.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);

/** What a caller gets of a list, page by page, and the count that came with it; undefined for who may not list. */
async function walked<Row>(
  page: (paging: {
    limit: number;
    cursor?: string;
  }) => Promise<{ rows: Row[]; nextCursor?: string | undefined; total?: number | undefined }>,
): Promise<{ rows: Row[]; total?: number | undefined } | undefined> {
  const first = await allowed(page({ limit: 2 }));
  if (first === undefined) return undefined;
  const rows = [...first.rows];
  for (let cursor = first.nextCursor; cursor !== undefined;) {
    const next = await page({ limit: 2, cursor });
    rows.push(...next.rows);
    cursor = next.nextCursor;
  }
  return { rows, total: first.total };
}

async function allowed<T>(attempt: Promise<T>): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof ProblemError && ['not-found', 'not-allowed'].includes(error.problem.code)) return undefined;
    throw error;
  }
}

const opens = async (clientSystemId: string, who: Caller) =>
  allowed(use(GetOverviewFile).execute({ clientSystemId }, who));

/** How often each thing was met over all worlds: a property about nothing proves nothing. */
const met = { opened: 0, closed: 0, hits: 0, reports: 0, emergencies: 0, sheets: 0, merged: 0 };

async function lookAround(world: World, who: Caller): Promise<void> {
  const ids = world.files.map(({ clientSystemId }) => clientSystemId);
  const open = new Set<string>();
  for (const clientSystemId of ids) {
    const file = await opens(clientSystemId, who);
    if (file?.mergedInto !== undefined) met.merged += 1;
    else if (file !== undefined) open.add(clientSystemId);
    if (file === undefined) met.closed += 1;
    else met.opened += 1;
  }

  // What is listed opens, what opens is listed, and the count says the same.
  const list = await walked((paging) => use(ListClientSystems).execute(paging, who));
  if (list === undefined) assert.equal(open.size, 0);
  else {
    const listed = list.rows.map(({ clientSystemId }) => clientSystemId);
    assert.deepEqual(listed.filter((id) => ids.includes(id)).sort(), [...open].sort(), 'list');
    assert.equal(list.total, listed.length, 'count');
  }

  for (const { number } of world.files) {
    const by = { set: 'national-number', nationalNumber: number } as const;
    const found = await allowed(use(SearchClientSystems).execute({ by, reason: 'Test' }, who));
    met.hits += found?.hits.length ?? 0;
    // A report may have opened another file since.
    for (const { clientSystemId } of found?.hits ?? [])
      assert.notEqual(await opens(clientSystemId, who), undefined, 'search hit');
  }

  const reports = await walked((paging) => use(ListPoliceReports).execute(paging, who));
  // The front office lists reports without reading files: it sees codes, and nothing of what is shielded.
  const readsReports = !who.principal.roles.includes('administrative-worker');
  for (const { reportId, clientSystemId } of reports?.rows ?? []) {
    if (!ids.includes(clientSystemId)) continue;
    met.reports += 1;
    const read = await allowed(use(GetPoliceReport).execute({ reportId }, who));
    if (readsReports) assert.notEqual(read, undefined, 'report in the list');
    else assert.equal(await isHidden(clientSystemId, who), false, 'report in the list of the front office');
  }
  assert.equal(reports?.total, reports?.rows.length);

  const matches = await walked((paging) => use(ListPossibleMatches).execute({ ...paging, state: 'same' }, who));
  for (const { left, right } of matches?.rows ?? [])
    for (const { clientSystemId } of [left, right])
      if (ids.includes(clientSystemId)) assert.notEqual(await opens(clientSystemId, who), undefined, 'possible match');

  const emergencies = await walked((paging) => use(ListEmergencyAccesses).execute(paging, who));
  for (const { clientSystemId } of emergencies?.rows ?? []) {
    if (!ids.includes(clientSystemId)) continue;
    met.emergencies += 1;
    if (!who.principal.roles.includes('privacy-officer'))
      assert.notEqual(await opens(clientSystemId, who), undefined, 'emergency access');
  }

  for (const clientSystemId of ids) {
    const file = await opens(clientSystemId, who);
    const readers = [file?.persons[0]?.personId ?? 'nobody'];
    const sheet = await allowed(use(ComposeHouseholdSheet).execute(letter(clientSystemId, readers), who));
    if (sheet !== undefined) met.sheets += 1;
    if (file !== undefined) continue;
    assert.equal(sheet, undefined, 'sheet of a file that does not open');
    if (who.principal.roles.includes('privacy-officer')) continue;
    assert.equal(await allowed(use(WhoCanSee).execute({ clientSystemId }, who)), undefined, 'who can see');
  }
}

function letter(clientSystemId: string, readers: string[]) {
  return { clientSystemId, form: 'letter' as const, readers, outsideReader: false, parts: [], leaveOutWalled: true };
}

async function isHidden(clientSystemId: string, { principal }: Caller): Promise<boolean> {
  const systems = desk.running.database.db.collection<{ _id: string; shielded: boolean; visibleTo: string[] }>(
    'client-systems',
  );
  const found = await systems.findOne({ _id: clientSystemId });
  return found?.shielded === true && !found.visibleTo.includes(principal.subject);
}

describe('R30, R36: whatever a list, count, search or sheet shows, the file itself opens; and the other way round', () => {
  before(() => desk.allowFlow('pz-aalst', '5440'));

  it('in worlds of several zones and centres, with grounds from and until, shielding, emergencies and merges', async () => {
    const worlds = fc.tuple(
      fc.array(origin, { minLength: 3, maxLength: 4 }),
      fc.array(happening, { minLength: 6, maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(worlds, async ([origins, happenings]) => {
        const world = new World(desk);
        await world.begin(origins);
        for (const act of happenings) await world.happens(act);
        for (const who of world.cast) await lookAround(world, who);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it('both answers were met, with hits and reports (negative control)', () => {
    for (const [what, times] of Object.entries({ ...met, emergencies: 1, merged: 1 })) assert.ok(times > 0, what);
  });
});
