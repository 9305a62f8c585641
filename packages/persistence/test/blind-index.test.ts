import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { BlindIndex } from '../src/index.ts';

describe('Blind index', () => {
  const key = randomBytes(32);
  const index = new BlindIndex(key);

  it('gives equal values of one kind equal tokens of 16 bytes, in every process with the key', () => {
    const token = index.token('national-number', '85073003328');
    assert.equal(new BlindIndex(key.toString('base64url')).token('national-number', '85073003328'), token);
    assert.match(token, /^[A-Za-z0-9_-]{22}$/);
  });

  it('gives another token for another kind, another value or another key', () => {
    const token = index.token('name-token', 'peeters');
    assert.notEqual(index.token('pv-number', 'peeters'), token);
    assert.notEqual(index.token('name-token', 'peeter'), token);
    assert.notEqual(new BlindIndex(randomBytes(32)).token('name-token', 'peeters'), token);
  });

  it('keeps kind and value apart, so that no two pairs meet', () => {
    assert.throws(() => index.token('name\0x', 'y'));
    assert.notEqual(index.token('a', 'b'), index.token('ab', ''));
  });

  it('refuses a key that is not 32 bytes', () => {
    assert.throws(() => new BlindIndex(randomBytes(16)));
    assert.throws(() => new BlindIndex(''));
  });
});
