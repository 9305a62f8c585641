import { createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const TOKEN_BYTES = 16;
const KIND = /^[a-z][a-z0-9-]*$/;

/**
 * Makes encrypted values findable: equal normalised values of one kind give equal tokens, and without the key a token
 * says nothing. Erase the tokens with the content (R50): the data key doesn't cover them.
 */
export class BlindIndex {
  // Bytes in place of a key object would be looked into at each token, which takes four times as long as the digest.
  private readonly key: KeyObject;

  /** @param key 32 bytes, raw or as base64url */
  constructor(key: string | Uint8Array) {
    const bytes = typeof key === 'string' ? Buffer.from(key, 'base64url') : Buffer.from(key);
    if (bytes.length !== 32) throw new Error('The key of the blind index is not 32 bytes.');
    this.key = createSecretKey(bytes);
  }

  /**
   * 16 bytes of HMAC-SHA-256 as base64url. Kinds are apart: the same value gives another token as another kind.
   * @param kind what it is a token of, in code words: `national-number`, `name-token`, `pv-number`
   * @param normalisedValue one spelling for all spellings that count as equal
   */
  token(kind: string, normalisedValue: string): string {
    if (!KIND.test(kind)) throw new Error('The kind of a blind index is one lower-case word with hyphens.');
    return createHmac('sha256', this.key)
      .update(`${kind}\0${normalisedValue}`)
      .digest()
      .subarray(0, TOKEN_BYTES)
      .toString('base64url');
  }
}
