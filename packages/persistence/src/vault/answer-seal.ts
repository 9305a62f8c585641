import { decodeProtectedHeader, type CryptoKey } from 'jose';
import { importContentKey, openJson, sealJson } from './jwe.ts';
import type { KeyRing } from './key-ring.ts';

const PURPOSE = 'idempotent-answers';

/**
 * Encrypts the stored answers of commands under a key of the service itself, derived from the key-encryption key. They
 * live 48 hours; no data key per client system is involved, since an answer may come before there is one.
 */
export class AnswerSeal {
  private readonly keys = new Map<string, Promise<CryptoKey>>();

  constructor(private readonly ring: KeyRing) {}

  async seal(rowId: string, answer: unknown): Promise<string> {
    const kid = this.ring.currentKid;
    return sealJson(await this.key(kid), { kid, row: rowId }, { answer });
  }

  async open(rowId: string, jwe: string): Promise<unknown> {
    const { kid } = decodeProtectedHeader(jwe);
    const opened = await openJson(await this.key(kid ?? ''), { row: rowId }, jwe);
    return (opened as { answer?: unknown }).answer;
  }

  private key(kid: string): Promise<CryptoKey> {
    const known = this.keys.get(kid);
    if (known !== undefined) return known;
    const key = importContentKey(this.ring.derive(PURPOSE, kid));
    this.keys.set(kid, key);
    return key;
  }
}
