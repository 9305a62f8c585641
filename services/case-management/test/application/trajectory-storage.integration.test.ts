import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addYears } from '@veilighuis/calendar';
import { explainQueries } from '@veilighuis/persistence';
import { CloseTrajectory, ExtendTrajectory, FollowMerge } from '../../src/application/index.ts';
import { coordinator, director, otherDirector, supporter } from '../support/callers.ts';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import { merged, Office, today } from '../support/office.ts';

let running: RunningCaseManagement;
let office: Office;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
});
after(() => running.stop());

/** A word that stands nowhere else. */
const CANARY = 'kanarievogel';

/** A trajectory through its whole life, with the canary in everything that someone writes. */
async function live(): Promise<void> {
  const { trajectoryId, clientSystemId } = await office.open();
  await office.assign(trajectoryId, otherDirector);
  await office.assign(trajectoryId, director, coordinator, CANARY);
  await office.contact(trajectoryId, director, { note: `Gesproken over ${CANARY}.`, personIds: [randomUUID()] });
  await office.plan(trajectoryId, director);
  await office.enter(trajectoryId, 'execution', director);
  const extension = { trajectoryId, until: addYears(today, 2), reason: CANARY };
  await running.get(ExtendTrajectory).execute(extension, await office.seen(trajectoryId, director));
  await office.enter(trajectoryId, 'closing', director, CANARY);
  const retention = { extendToYears: 20, ground: CANARY, consenting: [CANARY, `${CANARY} twee`] };
  const closing = { trajectoryId, reason: CANARY, retention };
  await running.get(CloseTrajectory).execute(closing, await office.seen(trajectoryId, director));
  const view = await office.get(trajectoryId);
  assert.deepEqual(view.closing?.retention, retention);
  assert.ok(view.contacts[0]?.note?.includes(CANARY));
  await running.get(FollowMerge).execute(merged(randomUUID(), clientSystemId, 4), { undone: false });
}

async function listAll(): Promise<void> {
  for (const who of [coordinator, director, supporter]) {
    for (const narrowed of [{}, { mine: true }, { state: 'unassigned' as const }]) {
      const page = await office.list(who, { limit: 1, ...narrowed });
      if (page.nextCursor !== undefined) await office.list(who, { limit: 1, cursor: page.nextCursor, ...narrowed });
    }
  }
}

describe('R41: what someone wrote stands nowhere in the database in the clear', () => {
  async function collectionsWith(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const { collectionName } of await running.database.db.collections()) {
      const documents = await running.database.db.collection(collectionName).find().toArray();
      if (JSON.stringify(documents).includes(text)) found.push(collectionName);
    }
    return found;
  }

  it('finds no trace of it in any collection, but would find what is in the clear', async () => {
    await live();
    assert.deepEqual(await collectionsWith(CANARY), []);
    assert.ok((await collectionsWith('home-visit')).includes('contacts'));
  });
});

describe('a caseload is fast whatever the number of trajectories', () => {
  it('scans no collection and sorts nothing in memory', async () => {
    for (const track of [2, 3, 3] as const) await office.open(track);
    const queries = await explainQueries(running.database, async () => {
      await live();
      await listAll();
    });
    assert.deepEqual(
      queries.filter(({ scansCollection }) => scansCollection),
      [],
    );
    assert.deepEqual(
      queries.filter(({ sortsInMemory }) => sortsInMemory),
      [],
    );
  });
});
