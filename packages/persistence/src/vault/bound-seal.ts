import type { KeyObject } from 'node:crypto';
import { split } from './compact.ts';
import { importContentKey, openJson, sealJson, type Binding } from './jwe.ts';
import type { KeyRing } from './key-ring.ts';

/**
 * Seals values under a key of their own, derived for one purpose, each bound to where it belongs: it opens there only.
 * Whoever can write to the database can take a value away, but can't put one in another's place.
 */
export class BoundSeal {
  private readonly keys = new Map<string, KeyObject>();

  constructor(
    private readonly ring: KeyRing,
    private readonly purpose: string,
  ) {}

  close(binding: Binding, value: unknown): string {
    const kid = this.ring.currentKid;
    return sealJson(this.key(kid), { ...binding, kid }, { value });
  }

  /** Undefined when it was sealed for another place, changed, or sealed by a key that is gone. */
  open(binding: Binding, sealed: string): unknown {
    try {
      const { kid } = split(sealed).header;
      return (openJson(this.key(String(kid)), binding, sealed) as { value?: unknown }).value;
    } catch {
      return undefined;
    }
  }

  private key(kid: string): KeyObject {
    const known = this.keys.get(kid);
    if (known !== undefined) return known;
    const key = importContentKey(this.ring.derive(this.purpose, kid));
    this.keys.set(kid, key);
    return key;
  }
}
