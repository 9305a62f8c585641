import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Header } from './compact.ts';
import { decrypt, encodeHeader, encrypt, join, split } from './compact.ts';
import { SealBrokenError } from './errors.ts';

export type Binding = Readonly<Record<string, string>>;

export function importContentKey(bytes: Uint8Array): KeyObject {
  return createSecretKey(bytes);
}

/** Encrypts a JSON value as a compact JWE (`dir`, A256GCM) whose protected header holds the binding. */
export function sealJson(key: KeyObject, binding: Binding, value: unknown): string {
  const head = encodeHeader({ alg: 'dir', enc: 'A256GCM', ...binding });
  return join(head, '', encrypt(key, Buffer.from(JSON.stringify(value)), head));
}

/** @throws SealBrokenError for another key, another binding, or altered text */
export function openJson(key: KeyObject, binding: Binding, jwe: string): unknown {
  const { header, text } = open(key, jwe);
  if (Object.entries(binding).some(([name, value]) => header[name] !== value)) throw new SealBrokenError();
  return JSON.parse(text);
}

function open(key: KeyObject, jwe: string): { header: Header; text: string } {
  try {
    const { head, header, wrappedKey, ...sealed } = split(jwe);
    if (header['alg'] !== 'dir' || wrappedKey !== '') throw new Error('another kind of JWE');
    return { header, text: decrypt(key, sealed, head).toString('utf8') };
  } catch (error) {
    throw new SealBrokenError(error);
  }
}
