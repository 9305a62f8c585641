import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { explainQueries } from '@veilighuis/persistence';
import type { listPoliceReports, OperationInput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { DecidePossibleMatch, ListPoliceReports, ShieldClientSystem } from '../../src/application/index.ts';
import { caller, coordinator, liaisonGent } from '../support/callers.ts';
import { deskForThisFile } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
type Wanted = Partial<OperationInput<typeof listPoliceReports>>;

async function listed(wanted: Wanted, who: Caller = coordinator) {
  const { rows, total } = await use(ListPoliceReports).execute({ limit: 100, ...wanted }, who);
  assert.equal(total, rows.length, 'the count is that of the rows');
  return rows.map(({ reportId }) => reportId);
}

const someone = (birth: string) => ({
  name: { given: 'Iemand', family: `Filter-${birth}` },
  nationalNumber: nationalNumber(birth),
  birthDate: `19${birth.slice(0, 2)}-${birth.slice(2, 4)}-${birth.slice(4)}`,
  role: 'victim',
});
/** Of the same name and day, without a number: a possible match. */
const alike = (birth: string) => ({ ...someone(birth), nationalNumber: undefined });

describe('Filters on the list of police reports', () => {
  let first = '';
  let second = '';
  let alone = '';
  let similar = '';
  let moment = '';
  before(async () => {
    first = (await desk.register(report({ persons: [someone('750101')] }))).reportId;
    second = (await desk.register(report({ persons: [someone('750101')] }))).reportId;
    const once = report({ persons: [someone('750102')] });
    ({ reportId: alone, receivedAt: moment } = await desk.register(once));
    await desk.register({ ...once, incident: { ...once.incident, facts: 'Synthetisch: andere feiten.' } });
    similar = (await desk.register(report({ persons: [alike('750101')] }))).reportId;
  });

  it('joined: those that came to a client system that was there, or those that opened one', async () => {
    assert.deepEqual(await listed({ joined: true }), [second]);
    assert.deepEqual(await listed({ joined: false }), [first, alone, similar]);
  });

  it('revised: those of which another content came later, or those of which none did', async () => {
    assert.deepEqual(await listed({ revised: true }), [alone]);
    assert.deepEqual(await listed({ revised: false }), [first, second, similar]);
    assert.deepEqual(await listed({ revised: true, joined: true }), []);
  });

  it('since: from a moment on, or from a day in Belgium', async () => {
    assert.deepEqual(await listed({ since: moment }), [alone, similar]);
    assert.deepEqual(await listed({ since: '2999-01-01' }), []);
    assert.equal((await listed({ since: '2000-01-01' })).length, 4);
  });

  it('R09: possible match: those of either client system, until it is decided', async () => {
    assert.deepEqual(await listed({ possibleMatch: true }), [first, second, similar]);
    assert.deepEqual(await listed({ possibleMatch: false }), [alone]);
    assert.deepEqual(await listed({ possibleMatch: true, joined: true }), [second]);
    const { rows } = await desk.matches();
    const matchId = rows[0]?.matchId ?? '';
    await use(DecidePossibleMatch).execute(
      { matchId, decision: 'not-same', reason: 'Test' },
      { ...coordinator, expectedVersion: rows[0]?.version ?? 0 },
    );
    assert.deepEqual(await listed({ possibleMatch: true }), []);
  });

  it('R09: who may not decide on matches is told of none', async () => {
    await desk.register(report({ persons: [someone('750103')] }));
    const { reportId } = await desk.register(report({ persons: [alike('750103')] }));
    assert.ok((await listed({ possibleMatch: true })).includes(reportId), 'negative control');
    for (const who of [liaisonGent, caller('administrative-worker')])
      assert.deepEqual(await listed({ possibleMatch: true }, who), []);
  });

  it('R36: a match with a shielded file is there for who is named only, and it is not announced', async () => {
    const { reportId: hidden } = await desk.register(report({ persons: [someone('750104')] }));
    const clientSystemId = await desk.clientSystemOf(hidden);
    const { version } = await desk.overview(clientSystemId);
    const shield = { clientSystemId, visibleTo: [coordinator.principal.subject], reason: 'Collega is partij' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    const { reportId: other } = await desk.register(report({ persons: [alike('750104')] }));
    assert.ok((await listed({ possibleMatch: true })).includes(other), 'negative control');
    const outsider = caller('operational-coordinator');
    assert.ok(!(await listed({ possibleMatch: true }, outsider)).includes(other));
    assert.ok((await listed({ possibleMatch: false }, outsider)).includes(other));
    const announced = await desk.running.database.db
      .collection<{ envelope: { type: string; data: { leftId: string; rightId: string } } }>('outbox')
      .find({ 'envelope.type': 'be.veilighuis.intake.possible-match-offered.v1' })
      .toArray();
    const about = announced.flatMap(({ envelope }) => [envelope.data.leftId, envelope.data.rightId]);
    assert.ok(!about.includes(clientSystemId));
    assert.equal(about.length, 4, 'the two that are not shielded are announced');
  });

  it('each reads by an index in the order of the list', async () => {
    const wishes: Wanted[] = [
      {},
      { zoneCode: '5415' },
      { joined: true },
      { revised: true },
      { possibleMatch: true },
      { since: '2026-01-01' },
    ];
    for (const wanted of wishes) {
      const { rows } = await use(ListPoliceReports).execute({ limit: 1, ...wanted }, coordinator);
      const queries = await explainQueries(desk.running.database, async () => {
        for (const who of [coordinator, liaisonGent])
          await use(ListPoliceReports).execute({ limit: 5, ...wanted }, who);
      });
      const bad = queries.filter(({ scansCollection, sortsInMemory }) => scansCollection || sortsInMemory);
      assert.deepEqual(bad, [], JSON.stringify(wanted));
      assert.ok(queries.length > 0 && rows.length <= 1);
    }
  });
});
