import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { useParts } from './support/harness.ts';
import { context, newThing } from './support/models.ts';

describe('An incoming message', () => {
  const parts = useParts();

  function receive(messageId: string, key = messageId) {
    const { work, store } = parts();
    return work.run(context, (tx) => tx.accept(messageId, () => store.insert(tx, { ...newThing(), key })));
  }
  const effects = (key: string) => parts().store.collection.countDocuments({ key });

  it('has one effect when it comes again', async () => {
    const id = randomUUID();
    assert.equal(await receive(id), true);
    assert.equal(await receive(id), false);
    assert.equal(await effects(id), 1);
  });

  it('has one effect when 20 doubles come in parallel, and one of them says it did the work', async () => {
    const id = randomUUID();
    const done = await Promise.all(Array.from({ length: 20 }, () => receive(id)));
    assert.equal(done.filter(Boolean).length, 1);
    assert.equal(await effects(id), 1);
  });

  it('is not remembered when its work fails, so that it can be tried again', async () => {
    const { work } = parts();
    const id = randomUUID();
    const failing = work.run(context, (tx) => tx.accept(id, () => Promise.reject(new RangeError('later'))));
    await assert.rejects(failing, RangeError);
    assert.equal(await receive(id), true);
  });

  it('does not hide a refusal by another unique index', async () => {
    const key = randomUUID();
    await receive(randomUUID(), key);
    await assert.rejects(receive(randomUUID(), key), { name: 'ProblemError', message: 'conflict' });
  });
});
