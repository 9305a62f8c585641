import type { KeyObject } from 'node:crypto';
import { createSecretKey, hkdfSync } from 'node:crypto';
import { openUnder, sealUnder } from './wrapping.ts';

const KEY_BYTES = 32;

interface KeyEncryptionKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * The key-encryption keys: the first one wraps, all of them unwrap. To rotate: put a new key in front, restart, run
 * `Vault.rotate`, and remove the old key once nothing is wrapped by it any more and 48 hours have passed (stored
 * answers of commands are sealed under a key derived from it).
 */
export class KeyRing {
  private constructor(
    private readonly keys: ReadonlyMap<string, KeyEncryptionKey>,
    private readonly current: KeyEncryptionKey,
  ) {}

  /**
   * Reads `kid:base64url,…`; each key is 32 bytes.
   * @throws Error that names the entry by its place, never by its content
   */
  static parse(text: string): KeyRing {
    const keys = text.split(',').map((part, index) => parseKey(part.trim(), index + 1));
    const [current] = keys;
    if (current === undefined) throw new Error('KEY_ENCRYPTION_KEYS is empty.');
    const byKid = new Map(keys.map((key) => [key.kid, key]));
    if (byKid.size !== keys.length) throw new Error('KEY_ENCRYPTION_KEYS names one kid twice.');
    return new KeyRing(byKid, current);
  }

  get currentKid(): string {
    return this.current.kid;
  }

  /** Wraps a data key under the current key; `owner` is bound in the header. */
  wrap(owner: string, dataKey: Uint8Array): string {
    return sealUnder(this.current.key, { kid: this.current.kid, owner }, dataKey);
  }

  /** @throws Error when no key of the ring opens it, or when it was wrapped for another owner */
  unwrap(owner: string, wrapped: string): Uint8Array {
    const { header, content } = openUnder(({ kid }) => this.byKid(kid).key, wrapped);
    if (header['owner'] !== owner) throw new Error('The data key was wrapped for another owner.');
    return content;
  }

  /** A key of its own for one purpose of the service itself, the same in every replica. */
  derive(purpose: string, kid = this.current.kid): Uint8Array<ArrayBuffer> {
    return new Uint8Array(hkdfSync('sha256', this.byKid(kid).key, 'veilighuis', purpose, KEY_BYTES));
  }

  private byKid(kid: unknown): KeyEncryptionKey {
    const key = typeof kid === 'string' ? this.keys.get(kid) : undefined;
    if (key === undefined) throw new Error('The key-encryption key of this data is not in KEY_ENCRYPTION_KEYS.');
    return key;
  }
}

function parseKey(part: string, place: number): KeyEncryptionKey {
  const [, kid, encoded] = /^([A-Za-z0-9_-]{1,40}):([A-Za-z0-9_-]+)$/.exec(part) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64url');
  if (kid === undefined || bytes.length !== KEY_BYTES) {
    throw new Error(`Entry ${String(place)} of KEY_ENCRYPTION_KEYS is not kid:base64url of 32 bytes.`);
  }
  return { kid, key: createSecretKey(bytes) };
}
