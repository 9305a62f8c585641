import type { KeyObject } from 'node:crypto';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * The parts of a compact JWE (RFC 7516) with AES-256-GCM, on the cipher of Node: each report and each look costs several
 * blocks, and the general library takes ten times as long for one by way of its thread pool. A test opens what is
 * sealed here with that library, and the other way round.
 */
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type Header = Readonly<Record<string, unknown>>;

export interface Sealed {
  readonly iv: string;
  readonly sealed: string;
  readonly tag: string;
}

export interface Compact extends Sealed {
  /** As it was sent: it is authenticated with the content. */
  readonly head: string;
  readonly header: Header;
  readonly wrappedKey: string;
}

export function encodeHeader(header: Header): string {
  return encode(Buffer.from(JSON.stringify(header)));
}

export function join(head: string, wrappedKey: string, { iv, sealed, tag }: Sealed): string {
  return `${head}.${wrappedKey}.${iv}.${sealed}.${tag}`;
}

/** @throws Error when it is no compact JWE, or uses something that changes what the rest means (`crit`, `zip`) */
export function split(text: string): Compact {
  const [head = '', wrappedKey, iv, sealed, tag, ...more] = text.split('.');
  if (wrappedKey === undefined || iv === undefined || sealed === undefined || tag === undefined || more.length > 0)
    throw new Error('not five parts');
  const header = JSON.parse(decode(head).toString('utf8')) as Header;
  if (header['enc'] !== 'A256GCM' || header['crit'] !== undefined || header['zip'] !== undefined)
    throw new Error('another kind of JWE');
  return { head, header, wrappedKey, iv, sealed, tag };
}

/** @param authenticated text that is not encrypted, and without which it doesn't open */
export function encrypt(key: KeyObject, plaintext: Uint8Array, authenticated?: string): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  if (authenticated !== undefined) cipher.setAAD(Buffer.from(authenticated, 'ascii'));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv: encode(iv), sealed: encode(sealed), tag: encode(cipher.getAuthTag()) };
}

/** @throws Error when key, authenticated text or any part is another one */
export function decrypt(key: KeyObject, { iv, sealed, tag }: Sealed, authenticated?: string): Buffer {
  const decipher = createDecipheriv(CIPHER, key, exactly(IV_BYTES, iv), { authTagLength: TAG_BYTES });
  if (authenticated !== undefined) decipher.setAAD(Buffer.from(authenticated, 'ascii'));
  decipher.setAuthTag(exactly(TAG_BYTES, tag));
  return Buffer.concat([decipher.update(decode(sealed)), decipher.final()]);
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function decode(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  // Node skips what is no base64url; two texts must not stand for the same bytes.
  if (encode(bytes) !== text) throw new Error('not base64url');
  return bytes;
}

function exactly(length: number, text: string): Buffer {
  const bytes = decode(text);
  if (bytes.length !== length) throw new Error('another length');
  return bytes;
}
