import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { auditCollection, type AuditRow } from '../src/audit/audit-row.ts';
import { AuditLog } from '../src/index.ts';
import { useParts } from './support/harness.ts';
import { context } from './support/models.ts';

const ofFile = (...clientSystemIds: string[]) => ({ centre: 'ovl', clientSystemIds });

describe('Access log', () => {
  const parts = useParts();

  it('says who, from where, in which role, why, on what ground, about whom, with what result and when (R31)', async () => {
    const personId = randomUUID();
    const clientSystemId = randomUUID();
    const log = new AuditLog(parts().database, () => new Date('2026-03-29T01:30:00Z'));
    await log.recordRead(context, {
      operation: 'intake.get-overview-file',
      ground: 'own-zone',
      clientSystemIds: [clientSystemId],
      personIds: [personId],
      result: 'granted',
      resultCount: 1,
    });
    const [row] = await log.page({ centre: 'ovl', personId, clientSystemIds: [] }, 10);
    assert.ok(row);
    const { _id, order, ...line } = row;
    assert.ok(_id.length === 36 && order.t > 0);
    assert.deepEqual(line, {
      at: new Date('2026-03-29T01:30:00Z'),
      centre: 'ovl',
      ...context.actor,
      purpose: 'registration',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      operation: 'intake.get-overview-file',
      ground: 'own-zone',
      clientSystemIds: [clientSystemId],
      personIds: [personId],
      result: 'granted',
      resultCount: 1,
    });
    assert.equal((await log.page(ofFile(clientSystemId), 10)).length, 1);
  });

  it('holds refused attempts too, newest first', async () => {
    const clientSystemId = randomUUID();
    const { auditLog } = parts();
    for (const result of ['granted', 'refused'] as const) {
      await auditLog.recordRead(context, { operation: 'o', clientSystemIds: [clientSystemId], result });
    }
    assert.deepEqual(
      (await auditLog.page(ofFile(clientSystemId), 10)).map(({ result }) => result),
      ['refused', 'granted'],
    );
  });

  it('gives the lines of a person and of the files of that person, page by page, each once, the last one first', async () => {
    const { database, auditLog } = parts();
    const [personId, mine, ofOthers] = [randomUUID(), randomUUID(), randomUUID()];
    const moments = Array.from({ length: 4 }, (_, day) => new Date(Date.UTC(2026, 1, 1 + day)));
    // Several at one moment, so that the place within it counts.
    for (const at of [...moments, ...moments]) {
      const log = new AuditLog(database, () => at);
      await log.recordRead(context, {
        operation: 'both',
        personIds: [personId],
        clientSystemIds: [mine],
        result: 'granted',
      });
      await log.recordRead(context, { operation: 'file', clientSystemIds: [ofOthers, mine], result: 'refused' });
      await log.recordRead(context, { operation: 'others', clientSystemIds: [ofOthers], result: 'granted' });
      await log.recordRead(
        { ...context, centre: 'ant' },
        { operation: 'elsewhere', personIds: [personId], result: 'granted' },
      );
    }
    const about = { centre: 'ovl', personId, clientSystemIds: [mine] };
    const found: AuditRow[] = [];
    for (;;) {
      const last = found.at(-1);
      const page = await auditLog.page(about, 3, last && { at: last.at, lineId: last._id });
      if (page.length === 0) break;
      found.push(...page);
    }
    assert.deepEqual(new Set(found.map(({ operation }) => operation)), new Set(['both', 'file']));
    assert.equal(new Set(found.map(({ _id }) => _id)).size, 16);
    const places = found.map(({ at, _id }) => `${at.toISOString()} ${_id}`);
    assert.deepEqual(places, places.toSorted().reverse());
  });

  it('asked about nothing it gives nothing', async () => {
    assert.deepEqual(await parts().auditLog.page(ofFile(), 10), []);
  });

  it('knows a person whom someone was shown in a file, and in which files', async () => {
    const { auditLog } = parts();
    const [known, tried, one, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const line = (personId: string, clientSystemIds: string[], result: 'granted' | 'refused') =>
      auditLog.recordRead(context, { operation: 'o', personIds: [personId], clientSystemIds, result });
    await line(known, [one], 'granted');
    await line(known, [one, other], 'granted');
    await line(tried, [one], 'refused');
    await line(tried, [], 'granted');
    assert.deepEqual(
      [await auditLog.knowsPerson('ovl', known), await auditLog.knowsPerson('ovl', tried)],
      [true, false],
    );
    assert.equal(await auditLog.knowsPerson('ant', known), false, 'in another centre');
    // A search that shows persons of two files doesn't say who is in which.
    assert.deepEqual(await auditLog.clientSystemsOf('ovl', known), [one]);
  });

  it('refuses a line with a field or an identifier of another shape, such as a name', async () => {
    const { auditLog, database } = parts();
    const before = await auditCollection.in(database.db).countDocuments();
    for (const wrong of [{ name: 'Jan Peeters' }, { personIds: ['Jan Peeters'] }]) {
      await assert.rejects(auditLog.recordRead(context, { operation: 'o', result: 'granted', ...wrong }));
    }
    assert.equal(await auditCollection.in(database.db).countDocuments(), before);
  });

  it('offers no way to change or remove a line', () => {
    const methods = Object.getOwnPropertyNames(AuditLog.prototype).filter((name) => name !== 'constructor');
    assert.deepEqual(methods.toSorted(), ['clientSystemsOf', 'knowsPerson', 'page', 'recordRead']);
  });
});
