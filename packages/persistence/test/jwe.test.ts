import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compactDecrypt, CompactEncrypt } from 'jose';
import { SealBrokenError } from '../src/vault/errors.ts';
import { importContentKey, openJson, sealJson } from '../src/vault/jwe.ts';
import { KeyRing } from '../src/vault/key-ring.ts';

const bytes = new Uint8Array(randomBytes(32));
const key = importContentKey(bytes);
const place = { collection: 'persons', id: '1', field: 'content' };

/** As another program would make it, with a header of any kind. */
function foreign(header: Record<string, unknown>, text = '{"a":1}'): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...place, ...header })
    .encrypt(bytes);
}

describe('JWE of the vault', () => {
  it('is opened by a general JOSE library, whatever the content (R41)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { plaintext, protectedHeader } = await compactDecrypt(sealJson(key, place, value), bytes);
        assert.equal(new TextDecoder().decode(plaintext), JSON.stringify(value));
        assert.deepEqual(protectedHeader, { alg: 'dir', enc: 'A256GCM', ...place });
      }),
    );
  });

  it('opens what a general JOSE library sealed', async () => {
    assert.deepEqual(openJson(key, place, await foreign({})), { a: 1 });
  });

  it('never uses an initialisation vector twice', () => {
    const vectors = Array.from({ length: 1000 }, () => sealJson(key, place, 1).split('.')[2]);
    assert.equal(new Set(vectors).size, 1000);
  });

  it('refuses another way of encrypting, also when the tag holds', async () => {
    await assert.rejects(async () => openJson(key, place, await foreign({ enc: 'A128CBC-HS256' })));
    const [, , iv, sealed, tag] = sealJson(key, place, 1).split('.');
    for (const header of [{ alg: 'none' }, { enc: 'A128GCM' }, { zip: 'DEF' }, { crit: ['exp'] }]) {
      const other = Buffer.from(JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...place, ...header })).toString(
        'base64url',
      );
      assert.throws(() => openJson(key, place, `${other}..${iv ?? ''}.${sealed ?? ''}.${tag ?? ''}`), SealBrokenError);
    }
  });

  it('refuses a shorter tag, an extra part, a wrapped key, and text that is no base64url', () => {
    const [head = '', , iv = '', sealed = '', tag = ''] = sealJson(key, place, 1).split('.');
    for (const text of [
      '',
      head,
      `${head}..${iv}.${sealed}.${tag.slice(0, 16)}`,
      `${head}..${iv}.${sealed}.${tag}.`,
      `${head}.AAAA.${iv}.${sealed}.${tag}`,
      `${head}..${iv}.${sealed}!.${tag}`,
      `${head}..${iv.slice(4)}.${sealed}.${tag}`,
    ]) {
      assert.throws(() => openJson(key, place, text), SealBrokenError, text);
    }
    assert.equal(openJson(key, place, `${head}..${iv}.${sealed}.${tag}`), 1);
  });
});

describe('Wrapped data keys', () => {
  const keyText = `k1:${Buffer.from(bytes).toString('base64url')}`;
  const ring = KeyRing.parse(keyText);
  const dataKey = new Uint8Array(randomBytes(32));

  it('are opened by a general JOSE library', async () => {
    const { plaintext, protectedHeader } = await compactDecrypt(ring.wrap('owner-1', dataKey), bytes);
    assert.deepEqual(plaintext, dataKey);
    assert.equal(protectedHeader['owner'], 'owner-1');
    assert.equal(protectedHeader.alg, 'A256GCMKW');
  });

  it('of a general JOSE library open', async () => {
    const wrapped = await new CompactEncrypt(dataKey)
      .setProtectedHeader({
        alg: 'A256GCMKW',
        enc: 'A256GCM',
        kid: 'k1',
        owner: 'owner-1',
      })
      .encrypt(bytes);
    assert.deepEqual(new Uint8Array(ring.unwrap('owner-1', wrapped)), dataKey);
  });

  it('do not open with another key, for another owner, or altered in any part', () => {
    const wrapped = ring.wrap('owner-1', dataKey);
    const other = KeyRing.parse(`k1:${randomBytes(32).toString('base64url')}`);
    assert.throws(() => other.unwrap('owner-1', wrapped));
    assert.throws(() => ring.unwrap('owner-2', wrapped), /another owner/);
    const parts = wrapped.split('.');
    for (const i of parts.keys()) {
      const altered = parts.map((part, at) => (at === i ? (part.startsWith('A') ? 'B' : 'A') + part.slice(1) : part));
      assert.throws(() => ring.unwrap('owner-1', altered.join('.')));
    }
  });
});
