import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { addYears, dateInBrussels } from '@veilighuis/calendar';
import { erasureOrdered } from '@veilighuis/contracts';
import type { EventEnvelope } from '@veilighuis/contracts';
import { Vault } from '@veilighuis/persistence';
import { EraseOnOrder } from '@veilighuis/service-kit';
import { BSON } from 'mongodb';
import {
  ListDueFiles,
  ListErasures,
  OrderErasure,
  PlaceRetentionHold,
  PreviewErasure,
  RecordErasureReceipt,
  ReleaseRetentionHold,
} from '../../src/application/index.ts';
import { caller } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { answers, report } from '../support/reports.ts';

const desk = deskForThisFile();
const officer = () => caller('privacy-officer');
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const longAgo = addYears(dateInBrussels(new Date()), -15);

/** A client system of which the last entry lies so far back. */
async function quietSince(birth: string, day: string): Promise<string> {
  const sent = report({ persons: couple(birth), answers: answers() });
  const clientSystemId = await desk.clientSystemOf((await desk.register(sent)).reportId);
  await systems().updateOne({ _id: clientSystemId }, { $set: { lastEntryOn: day } });
  return clientSystemId;
}

const systems = () =>
  desk.running.database.db.collection<{ _id: string; identity: string[]; reports: { reportId: string }[] }>(
    'client-systems',
  );

/** Collections in which a text stands. */
async function foundIn(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const collection of await desk.running.database.db.collections()) {
    for await (const document of collection.find()) {
      if (BSON.EJSON.stringify(document).includes(text)) found.push(collection.collectionName);
    }
  }
  return [...new Set(found)].sort();
}

async function preview(...clientSystemIds: string[]) {
  return use(PreviewErasure).execute({ clientSystemIds }, officer());
}

async function order(clientSystemId: string, who = officer()) {
  const { confirmation = 'A'.repeat(43) } = await preview(clientSystemId);
  return use(OrderErasure).execute({ clientSystemIds: [clientSystemId], confirmation }, who);
}

describe('R50: erasing what is due', () => {
  it('is for the privacy officer only', async () => {
    const clientSystemId = await quietSince('700101', longAgo);
    for (const role of ['operational-coordinator', 'auditor', 'case-director'] as const) {
      await assert.rejects(order(clientSystemId, caller(role)), refusedAs('not-allowed'));
    }
  });

  it('refuses what is not due, is on hold, or was not confirmed', async () => {
    const tomorrow = await quietSince('700102', addYears(dateInBrussels(new Date()), -14));
    assert.deepEqual((await preview(tomorrow)).rows[0]?.obstacles, ['not-due']);
    await assert.rejects(order(tomorrow), refusedAs('conflict'));
    const held = await quietSince('700103', longAgo);
    const { holdId } = await use(PlaceRetentionHold).execute({ clientSystemId: held, reason: 'Test.' }, officer());
    await assert.rejects(order(held), refusedAs('conflict'));
    const due = await use(ListDueFiles).execute({ limit: 100 }, officer());
    assert.equal(due.rows.find((row) => row.clientSystemId === held)?.onHold, true);
    assert.ok(due.rows.every((row) => row.clientSystemId !== tomorrow));
    await use(ReleaseRetentionHold).execute({ holdId, reason: 'Test.' }, officer());
    const wrong = { clientSystemIds: [held], confirmation: 'A'.repeat(43) };
    await assert.rejects(use(OrderErasure).execute(wrong, officer()), refusedAs('conflict'));
    assert.equal((await order(held)).erasures.length, 1);
  });

  it('leaves ids in the log and the order, no search key, no report and no data key', async () => {
    const clientSystemId = await quietSince('700104', longAgo);
    const file = await systems().findOne({ _id: clientSystemId });
    const [key = ''] = file?.identity ?? [];
    const reportId = file?.reports[0]?.reportId ?? '';
    assert.ok((await foundIn(key)).includes('client-systems'), 'negative control');
    assert.ok((await foundIn(reportId)).includes('police-reports'), 'negative control');
    const { erasures } = await order(clientSystemId);
    assert.deepEqual(await foundIn(key), []);
    assert.ok(!(await foundIn(reportId)).includes('police-reports'));
    const left = await foundIn(clientSystemId);
    const allowed = ['audit', 'data-keys', 'erasures', 'idempotency', 'outbox'];
    assert.deepEqual(
      left.filter((name) => !allowed.includes(name)),
      [],
    );
    assert.equal(await use(Vault).isErased(clientSystemId), true);
    assert.deepEqual(
      (await orderedAgain(clientSystemId)).erasures,
      erasures,
      'the same order again is the same erasure',
    );
  });

  it('a report about the same people opens a new client system', async () => {
    const clientSystemId = await quietSince('700105', longAgo);
    await order(clientSystemId);
    const again = await desk.register(report({ persons: couple('700105'), answers: answers() }));
    assert.notEqual(await desk.clientSystemOf(again.reportId), clientSystemId);
  });

  it('shows which receipts are missing; a receipt counts once', async () => {
    const clientSystemId = await quietSince('700106', longAgo);
    const { erasures } = await order(clientSystemId);
    const [{ erasureId } = { erasureId: '' }] = erasures;
    const envelope = (data: Record<string, unknown>): EventEnvelope<never> => ({
      specversion: '1.0',
      id: randomUUID(),
      type: erasureOrdered.type,
      source: '/services/triage',
      subject: erasureId,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      centre: 'ovl',
      sequence: 1,
      data: data as never,
    });
    const receipt = { erasureId, clientSystemId };
    await use(RecordErasureReceipt).execute(envelope(receipt), 'triage');
    await use(RecordErasureReceipt).execute(envelope(receipt), 'triage');
    await use(EraseOnOrder).execute(envelope({ ...receipt, absorbedIds: [] }), 'intake');
    const { rows } = await use(ListErasures).execute({ limit: 100, state: 'under-way' }, caller('auditor'));
    const row = rows.find((one) => one.erasureId === erasureId);
    assert.deepEqual(
      row?.receipts.map(({ service }) => service),
      ['triage'],
    );
    assert.deepEqual(row.missing, ['intake', 'case-management']);
  });
});

async function orderedAgain(clientSystemId: string) {
  const wish = { clientSystemIds: [clientSystemId], confirmation: 'A'.repeat(43) };
  return use(OrderErasure).execute(wish, officer());
}
