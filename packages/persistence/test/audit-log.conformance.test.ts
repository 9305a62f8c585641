import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { auditCollection } from '../src/audit/audit-row.ts';
import { AuditLog } from '../src/index.ts';
import { useParts } from './support/harness.ts';
import { context } from './support/models.ts';

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
    const [row] = await log.ofPerson(personId, 10);
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
    assert.equal((await log.ofClientSystem(clientSystemId, 10)).length, 1);
  });

  it('holds refused attempts too, newest first', async () => {
    const clientSystemId = randomUUID();
    const { auditLog } = parts();
    for (const result of ['granted', 'refused'] as const) {
      await auditLog.recordRead(context, { operation: 'o', clientSystemIds: [clientSystemId], result });
    }
    assert.deepEqual(
      (await auditLog.ofClientSystem(clientSystemId, 10)).map(({ result }) => result),
      ['refused', 'granted'],
    );
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
    assert.deepEqual(methods.toSorted(), ['newest', 'ofClientSystem', 'ofPerson', 'ofSubject', 'recordRead']);
  });
});
