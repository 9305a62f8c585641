import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { requestHash } from '../src/index.ts';
import { idempotencyCollection } from '../src/work/idempotency.ts';
import { Parts, newKey, useParts } from './support/harness.ts';
import { context, newThing } from './support/models.ts';

const input = { b: 1, a: { d: 'x', c: [2, { f: 1, e: 2 }] } };

describe('A command with an idempotency key', () => {
  const parts = useParts();

  function command(idempotencyKey: string, request: unknown = input, subject = 'someone') {
    const { work, store } = parts();
    const key = { subject, operation: 'test.make', idempotencyKey, requestHash: requestHash(request) };
    return work.run(context, (tx) =>
      tx.once(key, async () => {
        const thing = newThing();
        await store.insert(tx, thing);
        return { id: thing._id, note: 'kept-from-view' };
      }),
    );
  }

  it('is done once when it comes again', async () => {
    const key = randomUUID();
    const first = await command(key);
    const before = await parts().store.collection.countDocuments();
    assert.deepEqual(await command(key), first);
    assert.equal(await parts().store.collection.countDocuments(), before);
  });

  it('is done once when it comes 20 times in parallel, and all get the same answer', async () => {
    const key = randomUUID();
    const before = await parts().store.collection.countDocuments();
    const answers = await Promise.all(Array.from({ length: 20 }, () => command(key)));
    assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
    assert.equal(await parts().store.collection.countDocuments(), before + 1);
  });

  it('is refused when the key comes with another request', async () => {
    const key = randomUUID();
    await command(key);
    await assert.rejects(
      command(key, { ...input, b: 2 }),
      (error) => error instanceof ProblemError && error.problem.code === 'idempotency-key-reused',
    );
  });

  it('is the same request whatever the order of its fields', () => {
    assert.equal(requestHash(input), requestHash({ a: { c: [2, { e: 2, f: 1 }], d: 'x' }, b: 1 }));
    assert.notEqual(requestHash(input), requestHash({ ...input, a: { ...input.a, c: [{ e: 2, f: 1 }, 2] } }));
  });

  it('does not meet the key of someone else', async () => {
    const key = randomUUID();
    assert.notEqual((await command(key)).id, (await command(key, input, 'someone-else')).id);
  });

  it('may answer with nothing at all', async () => {
    const key = { subject: 's', operation: 'o', idempotencyKey: randomUUID(), requestHash: 'h' };
    let runs = 0;
    const run = () =>
      parts().work.run(context, (tx) =>
        tx.once(key, () => {
          runs += 1;
          return Promise.resolve<unknown>(undefined);
        }),
      );
    assert.equal(await run(), undefined);
    assert.equal(await run(), undefined);
    assert.equal(runs, 1);
  });

  it('keeps its answer encrypted, for 48 hours, readable after a change of keys', async () => {
    const { database } = parts();
    const old = newKey('old');
    const key = { subject: 's', operation: 'o', idempotencyKey: randomUUID(), requestHash: 'h' };
    const run = (using: Parts, answer: string) =>
      using.work.run(context, (tx) => tx.once(key, () => Promise.resolve(answer)));
    assert.equal(await run(new Parts(database, old), 'kept-from-view'), 'kept-from-view');
    assert.equal(await run(new Parts(database, `${newKey('new')},${old}`), 'other'), 'kept-from-view');
    const rows = await idempotencyCollection.in(database.db).find().toArray();
    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes('kept-from-view'));
    const indexes = await idempotencyCollection.in(database.db).indexes();
    assert.equal(indexes.find(({ name }) => name === 'expiry')?.expireAfterSeconds, 48 * 3600);
  });
});
