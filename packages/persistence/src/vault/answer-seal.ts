import type { KeyObject } from 'node:crypto';
import { split } from './compact.ts';
import { importContentKey, openJson, sealJson } from './jwe.ts';
import type { KeyRing } from './key-ring.ts';

const PURPOSE = 'idempotent-answers';

/**
 * Encrypts the stored answers of commands under a key of the service itself, derived from the key-encryption key. They
 * live 48 hours; no data key per client system is involved, since an answer may come before there is one.
 */
export class AnswerSeal {
  private readonly keys = new Map<string, KeyObject>();

  constructor(private readonly ring: KeyRing) {}

  seal(rowId: string, answer: unknown): string {
    const kid = this.ring.currentKid;
    return sealJson(this.key(kid), { kid, row: rowId }, { answer });
  }

  open(rowId: string, jwe: string): unknown {
    const { kid } = split(jwe).header;
    const opened = openJson(this.key(String(kid)), { row: rowId }, jwe);
    return (opened as { answer?: unknown }).answer;
  }

  private key(kid: string): KeyObject {
    const known = this.keys.get(kid);
    if (known !== undefined) return known;
    const key = importContentKey(this.ring.derive(PURPOSE, kid));
    this.keys.set(kid, key);
    return key;
  }
}
