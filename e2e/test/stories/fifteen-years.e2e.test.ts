import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addYears } from '@veilighuis/calendar';
import {
  decidePossibleMatch,
  getOverviewFile,
  getPoliceReport,
  getTrajectory,
  listDueFiles,
  listErasures,
  listPossibleMatches,
  listRetentionHolds,
  orderErasure,
  placeRetentionHold,
  previewErasure,
  registerPoliceReport,
  type OperationOutput,
} from '@veilighuis/contracts';
import { sharedKeycloak, startStack, type Stack } from '@veilighuis/infra';
import { Api, collect, poll, type PoliceReport } from '@veilighuis/testing';
import { holdTable, awaitFiles } from '../month/play-table.ts';
import { awaitTrajectories, longerTerm, walkPhases, yearsOf } from '../month/play-trajectories.ts';
import { Cast, type Household } from '../support/cast.ts';
import { actingOn, addresses, coordinator, today, type ActAs } from '../support/platform.ts';
import { protocolsOn } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import { collectionsWith, hangingOn, logFilesWith, queuesWith } from '../support/traces.ts';
import { withDatabases } from '../support/witness.ts';

const cast = new Cast(1976);
const officer = 'privacy-officer';
const retryDelaysMs = [250, 1000, 4000];
const directory = join(dirname(addresses.logDirectory), 'fifteen-years');
const holdReason = 'Kanarievordering: een eis is aanhangig bij de rechtbank.';
const WITHIN_MS = 60_000;

/**
 * Story 12. The platform judges terms fifteen years and a day from now; everything else happens today. Four files: one
 * with the normal term (merged from two), its sister with thirty years, one on hold.
 */
describe('Fifteen years later', { timeout: 400_000 }, () => {
  let stack: Stack;
  let act: ActAs;
  let ended: Ended;
  const key = () => ({ idempotencyKey: crypto.randomUUID() });

  before(async () => {
    stack = await startStack({
      directory,
      ...sharedKeycloak(),
      env: { RETENTION_DAYS_AHEAD: String(15 * 366), RETRY_DELAYS_MS: retryDelaysMs.join(',') },
    });
    act = actingOn(new Api(stack.urls.gateway));
    await protocolsOn(act);
    ended = await liveThrough(act, stack.urls.database);
  });
  after(async () => {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('R50: the closing act gave the normal term, and the sister thirty years by consensus of five on a stated ground', async () => {
    const closings = await Promise.all(
      ended.trajectoryIds.map(
        async (trajectoryId) => (await act(coordinator, getTrajectory, { trajectoryId })).closing,
      ),
    );
    assert.deepEqual(
      closings.map((closing) => closing?.retentionUntil),
      [addYears(today, 30), addYears(today, 15), addYears(today, 15)],
    );
    assert.deepEqual(closings[0]?.retention, longerTerm);
    assert.equal(longerTerm.consenting.length, 5);
  });

  it('the privacy officer gets the list: the sister is not on it, the one on hold is, with its reason', async () => {
    await act(officer, placeRetentionHold, { clientSystemId: ended.heldId, reason: holdReason }, key());
    const rows = await collect((paging) => act(officer, listDueFiles, paging));
    const due = new Map(rows.map((row) => [row.clientSystemId, row]));
    assert.deepEqual([...due.keys()].sort(), [ended.goneId, ended.heldId].sort());
    assert.deepEqual(due.get(ended.goneId)?.absorbedIds, [ended.absorbedId]);
    assert.deepEqual([due.get(ended.goneId)?.onHold, due.get(ended.heldId)?.onHold], [false, true]);
    assert.equal(due.get(ended.goneId)?.dueOn, addYears(today, 15));
    const ahead = await collect((paging) => act(officer, listDueFiles, { ...paging, onDay: addYears(today, 30) }));
    assert.equal(ahead.find((row) => row.clientSystemId === ended.sisterId)?.due, false);
    const { rows: holds } = await act(officer, listRetentionHolds, {});
    assert.equal(holds.find((row) => row.clientSystemId === ended.heldId)?.reason, holdReason);
    await refusalOf(act(coordinator, listDueFiles, {}), 'not-allowed');
  });

  it('what is on hold, or not due, is not erased', async () => {
    for (const clientSystemId of [ended.heldId, ended.sisterId]) {
      const order = { clientSystemIds: [clientSystemId], confirmation: 'A'.repeat(43) };
      await refusalOf(act(officer, orderErasure, order, key()), 'conflict');
    }
  });

  it('erasure runs through all services, and one that is down until the evening does it then', async () => {
    await stack.kill('case-management');
    const wish = { clientSystemIds: [ended.goneId] };
    const { confirmation = '' } = await act(officer, previewErasure, wish);
    await act(officer, orderErasure, { ...wish, confirmation }, key());
    const afternoon = await erasure(({ receipts }) => receipts.length === 2);
    assert.deepEqual(afternoon?.missing, ['case-management']);
    const left = await collectionsWith(stack.urls.database, [ended.goneId]);
    assert.ok(left.includes('vh-case-management.trajectories'), 'negative control: what is down still holds it');
    assert.deepEqual(await queuesWith(stack.urls.broker, retryDelaysMs, [ended.goneId]), [
      'vh.case-management.events.v1',
    ]);

    await stack.restart('case-management');
    const evening = await erasure(({ missing }) => missing.length === 0);
    assert.equal(evening?.receipts.length, 3);
  });

  it('R41: at midnight nothing holds a trace, but ids in the log, the order and the tombstones', async () => {
    // Events that told of the receipts leave the outbox last.
    const inOutbox = async () =>
      (await collectionsWith(stack.urls.database, ended.traces)).filter((place) => place.includes('outbox'));
    assert.deepEqual(await poll(inOutbox, ({ length }) => length === 0, WITHIN_MS), []);
    const log = ['vh-case-management.audit', 'vh-intake.audit', 'vh-triage.audit'];
    const ids = ['vh-case-management.data-keys', 'vh-intake.data-keys', 'vh-triage.data-keys', 'vh-intake.erasures'];
    // The remembered answer of the order itself, for two days.
    const allowed = new Set([...log, ...ids, 'vh-intake.idempotency']);
    const found = await collectionsWith(stack.urls.database, ended.traces);
    assert.deepEqual(
      found.filter((place) => !allowed.has(place)),
      [],
    );
    assert.deepEqual(await collectionsWith(stack.urls.database, ended.searchKeys), []);
    assert.deepEqual(await queuesWith(stack.urls.broker, retryDelaysMs, [...ended.traces, ...ended.words]), []);
    assert.deepEqual(await collectionsWith(stack.urls.database, ended.words), []);
    assert.deepEqual(logFilesWith(stack.logDirectory, [...ended.words, ...ended.searchKeys]), []);
  });

  it('R41: the keys are destroyed in every service', async () => {
    const keys = await withDatabases(stack.urls.database, (client) =>
      Promise.all(
        ['vh-intake', 'vh-triage', 'vh-case-management'].map((name) =>
          client
            .db(name)
            .collection<{ _id: string; wrapped?: string; erasedAt?: Date }>('data-keys')
            .find({ _id: { $in: [ended.goneId, ended.absorbedId] } })
            .toArray(),
        ),
      ),
    );
    assert.deepEqual(
      keys.map((rows) => rows.length),
      [2, 2, 2],
    );
    for (const { wrapped, erasedAt } of keys.flat())
      assert.deepEqual([wrapped, erasedAt instanceof Date], [undefined, true]);
  });

  it('R32: the log still says who looked, and why, and nothing of what was seen', async () => {
    const lines = await withDatabases(stack.urls.database, (client) =>
      client.db('vh-intake').collection('audit').find({ clientSystemIds: ended.goneId }).toArray(),
    );
    const look = lines.find(({ operation }) => operation === getOverviewFile.id);
    assert.deepEqual(
      [look?.['result'], look?.['purpose'], look?.['ground'], look?.['roles']],
      ['granted', 'coordination', 'coordinator', [coordinator]],
    );
    assert.match(String(look?.['subject']), /^[0-9a-f-]{36}$/);
    assert.ok(lines.some(({ operation }) => operation === orderErasure.id));
    const text = JSON.stringify(lines);
    assert.deepEqual(
      ended.words.filter((word) => text.includes(word)),
      [],
    );
  });

  it('for everyone it is as if it had never been; the others stand', async () => {
    for (const who of [coordinator, 'case-director-2']) {
      await refusalOf(act(who, getOverviewFile, { clientSystemId: ended.goneId }), 'not-found');
    }
    const [, goneTrajectoryId = ''] = ended.trajectoryIds;
    await refusalOf(act(coordinator, getTrajectory, { trajectoryId: goneTrajectoryId }), 'not-found');
    for (const clientSystemId of [ended.heldId, ended.sisterId]) {
      const { persons } = await act(coordinator, getOverviewFile, { clientSystemId });
      assert.equal(persons.length, 2);
    }
    const { reportId } = await act('pz-gent-system', registerPoliceReport, cast.report({ household: ended.household }));
    const anew = await act(coordinator, getPoliceReport, { reportId });
    assert.notEqual(anew.clientSystemId, ended.goneId);
  });

  function erasure(isEnough: (row: ErasureRow) => boolean): Promise<ErasureRow | undefined> {
    const find = async () => {
      const { rows } = await act(officer, listErasures, {});
      return rows.find(({ clientSystemId }) => clientSystemId === ended.goneId);
    };
    return poll(find, (row) => row !== undefined && isEnough(row), WITHIN_MS);
  }
});

type ErasureRow = OperationOutput<typeof listErasures>['rows'][number];

interface Ended {
  readonly goneId: string;
  readonly absorbedId: string;
  readonly sisterId: string;
  readonly heldId: string;
  readonly household: Household;
  /** Of the sister, of the one that goes, of the one on hold. */
  readonly trajectoryIds: readonly string[];
  /** Ids of the one that goes and of all that hung on it. */
  readonly traces: readonly string[];
  /** By which its people were found. */
  readonly searchKeys: readonly string[];
  /** What was posted and written about its people. */
  readonly words: readonly string[];
}

/** From the first report to the closing act; the sister is the one that the walk gives the longest term. */
async function liveThrough(act: ActAs, database: string): Promise<Ended> {
  const [household, sister, held] = [cast.household(), cast.household(), cast.household()];
  const goneReport = cast.report({ household, level: 'high' });
  const goneId = await sent(act, goneReport);
  const sisterId = await sent(act, cast.report({ household: sister, level: 'high' }));
  const heldId = await sent(act, cast.report({ household: held, level: 'high' }));
  const halfReport = cast.report({
    household: { ...cast.household(), victim: unnumbered(household.victim) },
    level: 'low',
  });
  const absorbedId = await unite(act, goneId, await sent(act, halfReport));
  await act(coordinator, getOverviewFile, { clientSystemId: goneId });

  const ordered = [sisterId, goneId, heldId];
  const expected = new Map(
    ordered.map((key) => {
      const common = { key, incidents: 1, level: 'high', repeat: false, onTriageList: true } as const;
      return [key, { ...common, outcome: 'include-track-3' }] as const;
    }),
  );
  await holdTable(act, await awaitFiles(act, expected, WITHIN_MS), expected);
  const rows = await awaitTrajectories(act, new Set(ordered), WITHIN_MS);
  const inOrder = ordered.flatMap((id) => rows.filter(({ clientSystemId }) => clientSystemId === id));
  assert.deepEqual(
    inOrder.map((_, index) => yearsOf(index)),
    [30, 15, 15],
  );
  await walkPhases(act, inOrder);
  const { traces, searchKeys } = await hangingOn(database, [goneId, absorbedId]);
  const trajectoryIds = inOrder.map(({ trajectoryId }) => trajectoryId);
  const words = wordsOf(goneReport, halfReport);
  return { goneId, absorbedId, sisterId, heldId, household, trajectoryIds, traces, searchKeys, words };
}

async function sent(act: ActAs, report: PoliceReport): Promise<string> {
  const { reportId } = await act('pz-gent-system', registerPoliceReport, report);
  return (await act(coordinator, getPoliceReport, { reportId })).clientSystemId;
}

/** The same woman, whose number nobody noted the second time. */
function unnumbered({ nationalNumber: _none, ...victim }: Household['victim']): Household['victim'] {
  return victim;
}

/** R09: two client systems turn out to be one; gives the id of the half that was merged into the other. */
async function unite(act: ActAs, goneId: string, halfId: string): Promise<string> {
  const { rows } = await act(coordinator, listPossibleMatches, {});
  const match = rows.find(({ left, right }) => left.clientSystemId === goneId && right.clientSystemId === halfId);
  assert.ok(match !== undefined, 'the second report was offered as a possible match');
  const { matchId, version } = match;
  const decision = { matchId, decision: 'same', reason: 'Test: nagekeken met de betrokkene.' } as const;
  const { survivingClientSystemId } = await act(coordinator, decidePossibleMatch, decision, { version });
  assert.equal(survivingClientSystemId, goneId);
  return halfId;
}

function wordsOf(...reports: readonly PoliceReport[]): string[] {
  const words = reports.flatMap(({ pvNumber, incident, persons }) => [
    pvNumber,
    incident.facts ?? '',
    ...persons.flatMap(({ name, nationalNumber = '', address }) => [
      name.family ?? '',
      nationalNumber,
      address?.street ?? '',
    ]),
  ]);
  return [...words, holdReason].filter((word) => word !== '');
}
