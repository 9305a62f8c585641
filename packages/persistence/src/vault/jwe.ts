import { subtle } from 'node:crypto';
import { compactDecrypt, CompactEncrypt, type CryptoKey } from 'jose';
import { SealBrokenError } from './errors.ts';

const ALGORITHMS = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export type Binding = Readonly<Record<string, string>>;

/** Imports the raw key once; the raw bytes can't be read back out of it. */
export function importContentKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Encrypts a JSON value as a compact JWE (`dir`, A256GCM) whose protected header holds the binding. */
export function sealJson(key: CryptoKey, binding: Binding, value: unknown): Promise<string> {
  return new CompactEncrypt(encoder.encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...binding })
    .encrypt(key);
}

/** @throws SealBrokenError for another key, another binding, or altered text */
export async function openJson(key: CryptoKey, binding: Binding, jwe: string): Promise<unknown> {
  const opened = await compactDecrypt(jwe, key, ALGORITHMS).catch((error: unknown) => {
    throw new SealBrokenError(error);
  });
  const header: Record<string, unknown> = opened.protectedHeader;
  if (Object.entries(binding).some(([name, value]) => header[name] !== value)) throw new SealBrokenError();
  return JSON.parse(decoder.decode(opened.plaintext));
}
