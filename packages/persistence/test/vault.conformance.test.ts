import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import { ErasedError, KeyRing, SealBrokenError, type Place } from '../src/index.ts';
import { dataKeyCollection } from '../src/vault/data-keys.ts';
import { newKey, Parts, useParts } from './support/harness.ts';
import { context, newThing } from './support/models.ts';

const content = { name: 'Jan Peeters', note: 'été ß 😀', nested: [1, null, true] };
const newPlace = (): Place => ({ collection: 'persons', id: randomUUID(), field: 'protected' });

describe('Vault', () => {
  const parts = useParts();

  async function sealed(owner = randomUUID(), place = newPlace()) {
    const { work, vault } = parts();
    const jwe = await work.run(context, (tx) => vault.seal(owner, place, content, tx.session));
    return { owner, place, jwe };
  }

  it('opens what it sealed, and the text shows nothing of it (R41)', async () => {
    const { owner, place, jwe } = await sealed();
    assert.deepEqual(await parts().vault.open(owner, place, jwe), content);
    assert.ok(!Buffer.from(jwe, 'base64url').toString().includes('Peeters'));
    assert.deepEqual(decodeProtectedHeader(jwe), { alg: 'dir', enc: 'A256GCM', ...place });
  });

  it('opens in another process that has the same key-encryption keys', async () => {
    const { database } = parts();
    const keys = newKey('shared');
    const place = newPlace();
    const owner = randomUUID();
    const jwe = await new Parts(database, keys).vault.seal(owner, place, content);
    assert.deepEqual(await new Parts(database, keys).vault.open(owner, place, jwe), content);
  });

  it('refuses a block that was moved to another document, field, collection or client system', async () => {
    const { vault } = parts();
    const { owner, place, jwe } = await sealed();
    const other = await sealed();
    for (const moved of [{ id: randomUUID() }, { field: 'address' }, { collection: 'others' }]) {
      await assert.rejects(vault.open(owner, { ...place, ...moved }, jwe), SealBrokenError);
    }
    await assert.rejects(vault.open(other.owner, place, jwe), SealBrokenError);
    await assert.rejects(vault.open(randomUUID(), place, jwe), SealBrokenError);
  });

  it('refuses a block of which one character was altered, wherever', async () => {
    const { owner, place, jwe } = await sealed();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < jwe.length; at += 7) {
      // The highest bit of the six: the lowest ones of the last character carry nothing.
      const other = alphabet[(alphabet.indexOf(jwe[at] ?? '') + 32) % 64] ?? '';
      const altered = jwe.slice(0, at) + other + jwe.slice(at + 1);
      await assert.rejects(parts().vault.open(owner, place, altered), SealBrokenError);
    }
  });

  it('refuses to open with the wrong key-encryption key', async () => {
    const { owner, place, jwe } = await sealed();
    for (const keys of [newKey('k1'), newKey('k2')]) {
      const stranger = new Parts(parts().database, keys);
      await assert.rejects(stranger.vault.open(owner, place, jwe), SealBrokenError);
    }
  });

  it('refuses a data key that was put in the row of another client system', async () => {
    const { database, ring } = parts();
    const { owner } = await sealed();
    const row = await dataKeyCollection.in(database.db).findOne({ _id: owner });
    assert.throws(() => ring.unwrap(randomUUID(), row?.wrapped ?? ''), /another owner/);
  });

  it('makes one data key when 20 first blocks are sealed in parallel, and all of them open', async () => {
    const { vault, database } = parts();
    const owner = randomUUID();
    const blocks = await Promise.all(Array.from({ length: 20 }, () => sealed(owner)));
    for (const { place, jwe } of blocks) assert.deepEqual(await vault.open(owner, place, jwe), content);
    assert.equal(await dataKeyCollection.in(database.db).countDocuments({ _id: owner }), 1);
  });

  it('keeps no data key of a transaction that was rolled back', async () => {
    const { work, vault } = parts();
    const owner = randomUUID();
    const failing = work.run(context, async (tx) => {
      await vault.seal(owner, newPlace(), content, tx.session);
      throw new RangeError('rolled back');
    });
    await assert.rejects(failing, RangeError);
    const { place, jwe } = await sealed(owner);
    assert.deepEqual(await vault.open(owner, place, jwe), content);
  });

  it('erases by destroying the key: nothing opens, nothing can be sealed again, twice is harmless (R41)', async () => {
    const { work, vault } = parts();
    const { owner, place, jwe } = await sealed();
    const erase = () => work.run(context, (tx) => vault.erase(owner, tx));
    await erase();
    await assert.rejects(vault.open(owner, place, jwe), ErasedError);
    await assert.rejects(sealed(owner), ErasedError);
    await erase();
    const stranger = randomUUID();
    await work.run(context, (tx) => vault.erase(stranger, tx));
    await assert.rejects(sealed(stranger), ErasedError);
  });

  it('refuses to seal after an erasure in the same transaction', async () => {
    const { work, vault } = parts();
    const { owner, place, jwe } = await sealed();
    const both = work.run(context, async (tx) => {
      await vault.erase(owner, tx);
      await vault.seal(owner, place, content, tx.session);
    });
    await assert.rejects(both, ErasedError);
    assert.deepEqual(await vault.open(owner, place, jwe), content, 'the erasure was rolled back with the rest');
  });

  it('wraps all data keys anew at a rotation: content stays readable, the old key may go', async () => {
    const { database } = parts();
    await dataKeyCollection.in(database.db).deleteMany({});
    const [older, newer] = [newKey('older'), newKey('newer')];
    const before = new Parts(database, older);
    const blocks = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const owner = randomUUID();
        const place = newPlace();
        return { owner, place, jwe: await before.vault.seal(owner, place, content) };
      }),
    );
    const [erased, ...others] = blocks;
    assert.ok(erased);
    await before.work.run(context, (tx) => before.vault.erase(erased.owner, tx));
    const both = new Parts(database, `${newer},${older}`);
    const [first] = others;
    assert.ok(first);
    assert.deepEqual(await both.vault.open(first.owner, first.place, first.jwe), content);
    assert.equal(await both.vault.rotate(), 29);
    assert.equal(await both.vault.rotate(), 0);
    const after = new Parts(database, newer);
    for (const { owner, place, jwe } of others) assert.deepEqual(await after.vault.open(owner, place, jwe), content);
    await assert.rejects(after.vault.open(erased.owner, erased.place, erased.jwe), ErasedError);
    await assert.rejects(new Parts(database, older).vault.open(first.owner, first.place, first.jwe), SealBrokenError);
  });

  it('seals within a unit of work in which the aggregate is stored', async () => {
    const { work, store, vault } = parts();
    const thing = newThing();
    const place = { collection: 'things', id: thing._id, field: 'body' };
    await work.run(context, async (tx) => {
      await store.insert(tx, { ...thing, body: await vault.seal(thing._id, place, content, tx.session) });
    });
    const stored = await store.find(thing._id);
    assert.deepEqual(await vault.open(thing._id, place, stored?.body ?? ''), content);
  });
});

describe('Key-encryption keys', () => {
  it('are refused in another form, without showing them', () => {
    const good = newKey('k1');
    for (const text of [
      '',
      'k1',
      `k1:short`,
      `${good},`,
      `${good},k2:****`,
      `${good}${'A'.repeat(8)}`,
      `k 1:${good.slice(3)}`,
    ]) {
      assert.throws(
        () => KeyRing.parse(text),
        (error) => error instanceof Error && !error.message.includes(good.slice(3)),
        text,
      );
    }
    assert.throws(() => KeyRing.parse(`${good},${newKey('k1')}`), /twice/);
    assert.equal(KeyRing.parse(`${newKey('k2')}, ${good}`).currentKid, 'k2');
  });
});
