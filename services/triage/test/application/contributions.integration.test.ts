import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contributionReleased } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { cawWorker, coordinator, criminologist, liaisonGent } from '../support/callers.ts';
import { Consultation } from '../support/consultation.ts';
import { assertRefused, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
let around: Consultation;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
  around = new Consultation(triage);
});
after(() => triage.stop());

const SECRET = 'begeleiding-loopt-sinds-mei';

/** Everything that someone sees of a file, but what every change of it shows. */
async function sightOf(fileId: string, who: Caller) {
  return JSON.stringify((await table.get(fileId, who)).table);
}

describe('R24: what is not released is of its author alone', () => {
  it('nobody else learns that something was written, the coordinator neither', async () => {
    const { fileId } = await table.open();
    const meetingId = await around.plan([fileId]);
    const others = [coordinator, criminologist, liaisonGent];
    const look = () =>
      Promise.all(
        others.map(async (who) => [
          await sightOf(fileId, who),
          JSON.stringify(await around.meeting(meetingId, who)),
          (await table.get(fileId, who)).version,
        ]),
      );
    const before = await look();
    const events = (await triage.outbox(fileId)).length;
    await around.write(fileId, cawWorker, 0, { runningHelp: SECRET });
    assert.deepEqual(await look(), before);
    assert.equal((await triage.outbox(fileId)).length, events, 'nothing is announced');
    assert.ok((await sightOf(fileId, cawWorker)).includes(SECRET), 'its own people read it (negative control)');
  });

  it('released, the others read it; a later change is of its author again until it is released too', async () => {
    const { fileId } = await table.open();
    await around.write(fileId, cawWorker, 0, { runningHelp: 'nog niet' });
    await around.write(fileId, cawWorker, 1, { runningHelp: 'eerst', analysis: 'Spoor 2 volstaat.' });
    await around.release(fileId, cawWorker, 2);
    const announced = (await triage.outbox(fileId)).filter(({ type }) => type === contributionReleased.type);
    assert.deepEqual(
      announced.map(({ sequence }) => sequence),
      [1],
      'drafts leave no gap in the numbers',
    );
    const seats = (await table.get(fileId, criminologist)).table?.contributions ?? [];
    assert.partialDeepStrictEqual(
      seats.find(({ organisation }) => organisation === 'caw-oost-vlaanderen'),
      { category: 'CAW', state: 'released', answer: 'content', runningHelp: 'eerst', analysis: 'Spoor 2 volstaat.' },
    );
    const before = await sightOf(fileId, criminologist);
    await around.write(fileId, cawWorker, 3, { runningHelp: SECRET });
    assert.equal(await sightOf(fileId, criminologist), before);
    const own = (await table.get(fileId, cawWorker)).table?.ownContribution;
    assert.partialDeepStrictEqual(own, { version: 4, released: true, draft: { runningHelp: SECRET } });
    await around.release(fileId, cawWorker, 4);
    assert.ok((await sightOf(fileId, criminologist)).includes(SECRET));
    assert.ok(!(await sightOf(fileId, criminologist)).includes('eerst'));
  });

  it('"nothing to share" and "not known" are whole answers, seen once released', async () => {
    const { fileId } = await table.open();
    await assertRefused(
      around.write(fileId, criminologist, 0, { answer: 'nothing-to-share', analysis: 'toch' }),
      'invalid-input',
    );
    await around.write(fileId, criminologist, 0, { answer: 'nothing-to-share' });
    await around.release(fileId, criminologist, 1);
    await around.write(fileId, liaisonGent, 0, { answer: 'not-known' });
    const meetingId = await around.plan([fileId]);
    const input = (await around.meeting(meetingId, cawWorker)).agenda[0]?.input;
    assert.deepEqual(input, [
      { category: 'CAW', state: 'not-yet-released' },
      { category: 'police', state: 'not-yet-released' },
      {
        category: 'public-prosecutor',
        organisation: 'parket-oost-vlaanderen',
        state: 'released',
        answer: 'nothing-to-share',
      },
    ]);
  });

  it('R22: is written before the decision only', async () => {
    const { fileId } = await table.open();
    await around.write(fileId, cawWorker, 0);
    await table.decide(fileId, { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' });
    await assertRefused(around.write(fileId, cawWorker, 1), 'already-decided');
    await assertRefused(around.release(fileId, cawWorker, 1), 'already-decided');
  });
});

describe('R24, R26: organisations that write at once', () => {
  it('never get in each other’s way, nor in that of the decision', async () => {
    const { fileId } = await table.open();
    const { version } = await table.get(fileId);
    const authors = [cawWorker, criminologist, liaisonGent];
    await Promise.all(authors.map((who) => around.write(fileId, who, 0, { runningHelp: who.principal.organisation })));
    await Promise.all(authors.map((who) => around.release(fileId, who, 1)));
    await Promise.all(authors.map((who) => around.attend(fileId, who.principal.organisation)));
    const file = await table.get(fileId);
    assert.equal(file.version, version, 'who decides sees the same version');
    assert.deepEqual(
      file.table?.contributions.map(({ organisation, runningHelp }) => organisation === runningHelp),
      [true, true, true],
    );
    assert.equal(file.table.attendance.length, 3);
  });

  it('two screens of one organisation learn of each other', async () => {
    const { fileId } = await table.open();
    const attempts = await Promise.allSettled([1, 2, 3].map(() => around.write(fileId, cawWorker, 0)));
    assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 1);
    await assertRefused(around.write(fileId, cawWorker, 0), 'version-conflict');
    await assertRefused(around.release(fileId, cawWorker, 0), 'version-conflict');
    await assertRefused(around.release(fileId, criminologist, 0), 'conflict');
  });
});
