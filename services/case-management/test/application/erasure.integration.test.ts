import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { emergencyAccessOpened, erasureOrdered, erasureReceipts, shieldingChanged } from '@veilighuis/contracts';
import type { EventDefinition } from '@veilighuis/contracts';
import { ErasedError, Vault } from '@veilighuis/persistence';
import { EraseOnOrder, FollowAccess } from '@veilighuis/service-kit';
import { BSON } from 'mongodb';
import { FollowMerge, OpenTrajectory } from '../../src/application/index.ts';
import { director } from '../support/callers.ts';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import { decided, envelope, merged, Office } from '../support/office.ts';

let running: RunningCaseManagement;
let office: Office;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
});
after(() => running.stop());

/** Collections in which one of these texts stands. */
async function foundIn(...texts: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const collection of await running.database.db.collections()) {
    for await (const document of collection.find()) {
      const text = BSON.EJSON.stringify(document);
      if (texts.some((one) => text.includes(one))) found.add(collection.collectionName);
    }
  }
  return [...found].sort();
}

/** What stays: who did what, the tombstone, and events on their way out; ids only. */
const stays = ['audit', 'data-keys', 'outbox'];

function order(clientSystemId: string, absorbedIds: string[] = []) {
  const erasureId = randomUUID();
  const data = { erasureId, clientSystemId, absorbedIds };
  return { ...envelope(erasureOrdered.type, '/services/intake', erasureId), data };
}

const news = (event: EventDefinition, subject: string, data: unknown) =>
  ({ ...envelope(event.type, '/services/intake', subject), sequence: 9, data }) as never;

const erase = (event: ReturnType<typeof order>) => running.get(EraseOnOrder).execute(event, 'case-management');

/** A trajectory that was worked on and closed, with a contact whose answer is remembered. */
async function closed() {
  const opened = await office.open();
  const { trajectoryId } = opened;
  await office.assign(trajectoryId, director);
  await office.toClosing(trajectoryId, director);
  await office.close(trajectoryId, director);
  return opened;
}

describe('R50: case management erases what was ordered', () => {
  it('trajectory, contacts, remembered answers, search keys and the data key, and sends a receipt once', async () => {
    const { trajectoryId, clientSystemId } = await closed();
    const before = await foundIn(clientSystemId);
    for (const name of ['trajectories', 'contacts', 'idempotency']) assert.ok(before.includes(name), name);
    const event = order(clientSystemId);
    await erase(event);
    await erase(event);
    assert.deepEqual(
      (await foundIn(clientSystemId, trajectoryId)).filter((name) => !stays.includes(name)),
      [],
    );
    assert.equal(await running.get(Vault).isErased(clientSystemId), true);
    const place = { collection: 'trajectories', id: trajectoryId, field: 'content' };
    await assert.rejects(running.get(Vault).seal(clientSystemId, place, 'x'), ErasedError);
    const receipts = (await running.outbox(event.data.erasureId)).filter(
      ({ type }) => type === erasureReceipts['case-management'].type,
    );
    assert.equal(receipts.length, 1);
    assert.deepEqual(receipts[0]?.data, { erasureId: event.data.erasureId, clientSystemId });
  });

  it('the other half of a merge as well, and leaves a neighbour alone', async () => {
    const [kept, half, neighbour] = [await closed(), await closed(), await closed()];
    await running.get(FollowMerge).execute(merged(kept.clientSystemId, half.clientSystemId, 2), { undone: false });
    await erase(order(kept.clientSystemId, [half.clientSystemId]));
    const gone = [kept, half].flatMap(({ clientSystemId, trajectoryId }) => [clientSystemId, trajectoryId]);
    assert.deepEqual(
      (await foundIn(...gone)).filter((name) => !stays.includes(name)),
      [],
    );
    assert.equal((await office.get(neighbour.trajectoryId)).state, 'closed');
  });

  it('drops what still comes in about it, late', async () => {
    const clientSystemId = randomUUID();
    await erase(order(clientSystemId));
    await running.get(OpenTrajectory).execute(decided({ clientSystemId }));
    await running.get(FollowMerge).execute(merged(randomUUID(), clientSystemId, 9), { undone: false });
    const shielding = { clientSystemId, shielded: true, visibleTo: [randomUUID()] };
    await running.get(FollowAccess).shielded(news(shieldingChanged, clientSystemId, shielding), 'case-management');
    const access = { grantId: randomUUID(), clientSystemId, granteeId: randomUUID(), hours: 4 };
    await running.get(FollowAccess).emergency(news(emergencyAccessOpened, clientSystemId, access), 'case-management');
    assert.deepEqual(
      (await foundIn(clientSystemId)).filter((name) => !stays.includes(name)),
      [],
    );
  });
});
