import { randomBytes, randomUUID } from 'node:crypto';
import { AnchorKey, AnchorPublicKeys } from '../../src/audit/chain/anchor-key.ts';
import { Anchors, type Anchor } from '../../src/audit/chain/anchors.ts';
import { headOf } from '../../src/audit/chain/chain.ts';
import { Sealer } from '../../src/audit/chain/sealer.ts';
import { verifyLog, type Verification } from '../../src/audit/chain/verify.ts';
import { Parts, newDatabaseName } from './harness.ts';
import { context } from './models.ts';

export const SERVICE = 'intake';
export const never: AbortSignal = new AbortController().signal;

export function newAnchorKey(kid = 'a1'): { readonly text: string; readonly key: AnchorKey } {
  const text = `${kid}:${randomBytes(32).toString('base64url')}`;
  return { text, key: AnchorKey.parse(text) };
}

/** A log on a database of its own, with the words to write, link, sign and verify it. */
export class ChainedLog {
  readonly signer = newAnchorKey();

  private constructor(readonly parts: Parts) {}

  static async open(url: string): Promise<ChainedLog> {
    const parts = await Parts.open(url, newDatabaseName());
    await parts.database.ready;
    return new ChainedLog(parts);
  }

  get db() {
    return this.parts.database.db;
  }

  async write(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 50) {
      const lines = Array.from({ length: Math.min(left, 50) }, () =>
        this.parts.auditLog.recordRead(context, {
          operation: 'test.read',
          personIds: [randomUUID()],
          result: 'granted',
          resultCount: 1,
        }),
      );
      await Promise.all(lines);
    }
  }

  /** Waits for no transaction of others: nobody else writes here. */
  seal(): Promise<number> {
    return new Sealer(this.db, SERVICE, 0).seal(never);
  }

  async sign(now = new Date(), key = this.signer.key): Promise<Anchor> {
    const anchor = await new Anchors(this.db, SERVICE).sign(await headOf(this.db, SERVICE), key, now);
    if (anchor === undefined) throw new Error('nothing to sign');
    return anchor;
  }

  verify(kept: readonly Anchor[] = [], now = new Date(), publicTexts = [this.signer.key.publicText]) {
    return verifyLog({ db: this.db, service: SERVICE, keys: new AnchorPublicKeys(publicTexts), kept, now });
  }

  async close(): Promise<void> {
    await this.db.dropDatabase();
    await this.parts.database.close();
  }
}

export function kinds({ findings }: Verification): string[] {
  return findings.map(({ kind }) => kind);
}
