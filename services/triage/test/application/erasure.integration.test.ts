import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { emergencyAccessOpened, erasureOrdered, erasureReceipts, shieldingChanged } from '@veilighuis/contracts';
import type { EventDefinition } from '@veilighuis/contracts';
import { ErasedError, Vault } from '@veilighuis/persistence';
import { EraseOnOrder, FollowAccess } from '@veilighuis/service-kit';
import { BSON } from 'mongodb';
import { FollowMerge, PlaceTriageRequest } from '../../src/application/index.ts';
import { envelope, merged, requested, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

/** Collections in which one of these texts stands. */
async function foundIn(...texts: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const collection of await triage.database.db.collections()) {
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
  return { ...envelope(erasureOrdered.type, erasureId), data: { erasureId, clientSystemId, absorbedIds } };
}

const news = (event: EventDefinition, subject: string, data: unknown) =>
  ({ ...envelope(event.type, subject), sequence: 9, data }) as never;

const erase = (event: ReturnType<typeof order>) => triage.get(EraseOnOrder).execute(event, 'triage');

describe('R50: triage erases what was ordered', () => {
  it('every round with what was written in it, its search keys and its data key, and sends a receipt once', async () => {
    const { clientSystemId, fileId } = await table.open();
    await table.admit(fileId);
    await table.decide(fileId);
    assert.ok((await foundIn(clientSystemId)).includes('triage-files'), 'negative control');
    const event = order(clientSystemId);
    await erase(event);
    await erase(event);
    assert.deepEqual(
      (await foundIn(clientSystemId, fileId)).filter((name) => !stays.includes(name)),
      [],
    );
    assert.equal(await triage.get(Vault).isErased(clientSystemId), true);
    const place = { collection: 'triage-files', id: fileId, field: 'content' };
    await assert.rejects(triage.get(Vault).seal(clientSystemId, place, 'x'), ErasedError);
    const receipts = (await triage.outbox(event.data.erasureId)).filter(
      ({ type }) => type === erasureReceipts.triage.type,
    );
    assert.equal(receipts.length, 1);
    assert.deepEqual(receipts[0]?.data, { erasureId: event.data.erasureId, clientSystemId });
  });

  it('the other half of a merge as well, and leaves a neighbour alone', async () => {
    const [kept, half, neighbour] = [await table.open(), await table.open(), await table.open()];
    await triage.get(FollowMerge).execute(merged(kept.clientSystemId, half.clientSystemId, 2), { undone: false });
    await erase(order(kept.clientSystemId, [half.clientSystemId]));
    const gone = [kept, half].flatMap(({ clientSystemId, fileId }) => [clientSystemId, fileId]);
    assert.deepEqual(
      (await foundIn(...gone)).filter((name) => !stays.includes(name)),
      [],
    );
    assert.equal((await table.get(neighbour.fileId)).clientSystemId, neighbour.clientSystemId);
  });

  it('drops what still comes in about it, late', async () => {
    const { clientSystemId } = await table.open();
    await erase(order(clientSystemId));
    await triage.get(PlaceTriageRequest).execute(requested(clientSystemId));
    await triage.get(FollowMerge).execute(merged(randomUUID(), clientSystemId, 9), { undone: false });
    const shielding = { clientSystemId, shielded: true, visibleTo: [randomUUID()] };
    await triage.get(FollowAccess).shielded(news(shieldingChanged, clientSystemId, shielding), 'triage');
    const access = { grantId: randomUUID(), clientSystemId, granteeId: randomUUID(), hours: 4 };
    await triage.get(FollowAccess).emergency(news(emergencyAccessOpened, clientSystemId, access), 'triage');
    assert.deepEqual(
      (await foundIn(clientSystemId)).filter((name) => !stays.includes(name)),
      [],
    );
  });

  it('answers with a receipt as well when it holds nothing about it', async () => {
    const event = order(randomUUID());
    await erase(event);
    assert.equal((await triage.outbox(event.data.erasureId)).length, 1);
  });
});
