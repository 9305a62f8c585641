import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Header } from './compact.ts';
import { decrypt, encodeHeader, encrypt, join, split } from './compact.ts';

const KEY_BYTES = 32;

/** Seals bytes as a compact JWE (`A256GCMKW`, A256GCM): under a key of its own, which the given key wraps (RFC 7518, 4.7). */
export function sealUnder(key: KeyObject, header: Header, content: Uint8Array): string {
  const contentKey = randomBytes(KEY_BYTES);
  const { iv, sealed: wrappedKey, tag } = encrypt(key, contentKey);
  const head = encodeHeader({ ...header, alg: 'A256GCMKW', enc: 'A256GCM', iv, tag });
  return join(head, wrappedKey, encrypt(createSecretKey(contentKey), content, head));
}

/**
 * @param keyOf the key that the header names
 * @throws Error for another key or altered text
 */
export function openUnder(keyOf: (header: Header) => KeyObject, jwe: string): { header: Header; content: Buffer } {
  const { head, header, wrappedKey, ...sealed } = split(jwe);
  const { alg, iv, tag } = header;
  if (alg !== 'A256GCMKW' || typeof iv !== 'string' || typeof tag !== 'string') throw new Error('another kind of JWE');
  const contentKey = decrypt(keyOf(header), { iv, sealed: wrappedKey, tag });
  return { header, content: decrypt(createSecretKey(contentKey), sealed, head) };
}
