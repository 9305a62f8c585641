import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DecidePossibleMatch, UndoMerge } from '../../src/application/index.ts';
import { coordinator } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();

describe('R09: which client system a report joins', () => {
  it('the one that a national number says, whatever else differs', async () => {
    const first = await desk.register(report({ persons: couple('720101') }));
    const second = await desk.register(
      report({
        persons: [{ name: { family: 'Anders-Gespeld' }, nationalNumber: nationalNumber('720101'), role: 'suspect' }],
      }),
    );
    assert.equal(await desk.clientSystemOf(second.reportId), await desk.clientSystemOf(first.reportId));
  });

  it('one and the same when ten reports on the same couple come in at once', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => desk.register(report({ persons: couple('720102') }))),
    );
    const joined = new Set(await Promise.all(receipts.map(({ reportId }) => desk.clientSystemOf(reportId))));
    assert.equal(joined.size, 1);
    const [clientSystemId = ''] = joined;
    assert.equal((await desk.overview(clientSystemId)).incidents.length, 10);
  });

  it('not that of a neighbour who merely reports', async () => {
    const neighbour = {
      name: { given: 'Buur', family: 'Testpersoon' },
      nationalNumber: nationalNumber('720103'),
      role: 'reporter',
    };
    const one = await desk.register(report({ persons: [...couple('720104'), neighbour] }));
    const other = await desk.register(report({ persons: [...couple('720105'), neighbour] }));
    assert.notEqual(await desk.clientSystemOf(one.reportId), await desk.clientSystemOf(other.reportId));
  });
});

describe('R09: possible matches', () => {
  const likeness = (family: string) => [{ name: { given: 'Łucja', family }, birthDate: '1985-07-30', role: 'victim' }];
  const openFor = async (clientSystemId: string) =>
    (await desk.matches()).rows.filter(({ left, right }) =>
      [left.clientSystemId, right.clientSystemId].includes(clientSystemId),
    );
  const decide = async (matchId: string, decision: 'same' | 'not-same') =>
    desk.running.app
      .get(DecidePossibleMatch)
      .execute({ matchId, decision, reason: 'Nagekeken' }, { ...coordinator, expectedVersion: 1 });

  it('are offered by name and birth date, and never merged by themselves', async () => {
    const one = await desk.clientSystemOf((await desk.register(report({ persons: likeness('De Tèst') }))).reportId);
    const two = await desk.clientSystemOf((await desk.register(report({ persons: likeness('de test') }))).reportId);
    assert.notEqual(one, two);
    assert.deepEqual(
      (await openFor(two)).map(({ reasons }) => reasons),
      [['same-name-and-birth-date']],
    );
  });

  it('twins are none', async () => {
    await desk.register(
      report({ persons: [{ name: { given: 'Een', family: 'Tweeling' }, birthDate: '2015-01-01', role: 'victim' }] }),
    );
    const other = await desk.register(
      report({ persons: [{ name: { given: 'Twee', family: 'Tweeling' }, birthDate: '2015-01-01', role: 'victim' }] }),
    );
    assert.deepEqual(await openFor(await desk.clientSystemOf(other.reportId)), []);
  });

  it('not the same is remembered', async () => {
    const one = await desk.register(report({ persons: likeness('Onthouden') }));
    await desk.register(report({ persons: likeness('Onthouden') }));
    const [match] = await openFor(await desk.clientSystemOf(one.reportId));
    assert.ok(match !== undefined);
    await decide(match.matchId, 'not-same');
    assert.equal((await openFor(await desk.clientSystemOf(one.reportId))).length, 0);
    await assert.rejects(decide(match.matchId, 'same'), refusedAs('version-conflict'));
  });

  it('the same: every link stays, the next report joins by itself, and it can be undone', async () => {
    const one = await desk.register(report({ persons: likeness('Samen') }));
    const two = await desk.register(report({ persons: likeness('Samen') }));
    const [left, right] = [await desk.clientSystemOf(one.reportId), await desk.clientSystemOf(two.reportId)];
    const [match] = await openFor(right);
    assert.ok(match !== undefined);
    const before = JSON.stringify(
      [await desk.overview(left), await desk.overview(right)].map(({ persons, incidents, relations }) => ({
        persons,
        incidents,
        relations,
      })),
    );

    const { survivingClientSystemId: survivor = '' } = await decide(match.matchId, 'same');
    assert.equal((await desk.overview(survivor)).incidents.length, 2);
    assert.equal((await desk.overview(survivor)).persons.length, 1);
    const three = await desk.register(report({ persons: likeness('SAMEN') }));
    assert.equal(await desk.clientSystemOf(three.reportId), survivor);

    await desk.running.app
      .get(UndoMerge)
      .execute({ matchId: match.matchId, reason: 'Vergissing' }, { ...coordinator, expectedVersion: 2 });
    const absorbed = survivor === left ? right : left;
    assert.equal((await desk.overview(absorbed)).mergedInto, undefined);
    assert.equal((await desk.overview(absorbed)).incidents.length, 1);
    // What came in after the merge stays with the survivor.
    assert.deepEqual(
      (await desk.overview(survivor)).incidents.map(({ reportId }) => reportId).sort(),
      [survivor === left ? one.reportId : two.reportId, three.reportId].sort(),
    );
    const restored = (await desk.overview(absorbed)).persons;
    assert.ok(before.includes(JSON.stringify(restored)));
    assert.deepEqual(
      new Set([await desk.clientSystemOf(one.reportId), await desk.clientSystemOf(two.reportId)]),
      new Set([left, right]),
    );
  });
});
