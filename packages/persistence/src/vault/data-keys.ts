import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection } from '../collection.ts';
import { ErasedError, SealBrokenError } from './errors.ts';
import type { Transaction } from '../work/transaction.ts';
import { importContentKey } from './jwe.ts';
import type { KeyRing } from './key-ring.ts';

/** The data key of one client system, wrapped; or its tombstone, which keeps a new key from coming in its place. */
export interface DataKeyRow {
  readonly _id: string;
  /** Key-encryption key that wraps it; absent once erased. */
  readonly kid?: string;
  readonly wrapped?: string;
  readonly createdAt: Date;
  readonly erasedAt?: Date;
}

export const dataKeyCollection = defineCollection<DataKeyRow>({
  name: 'data-keys',
  indexes: [{ name: 'kid', key: { kid: 1 } }],
});

const CACHE_MS = 60_000;
const CACHE_SIZE = 10_000;

/** Data keys of client systems: made on first need, cached unwrapped for a minute at most, destroyed for good. */
export class DataKeys {
  private readonly cache = new LRUCache<string, KeyObject>({ max: CACHE_SIZE, ttl: CACHE_MS });
  /** Keys made in a transaction that may still be rolled back: known to that session only. */
  private readonly uncommitted = new WeakMap<ClientSession, Map<string, KeyObject>>();

  constructor(
    private readonly db: Db,
    private readonly ring: KeyRing,
  ) {}

  /** @throws ErasedError, or SealBrokenError when there never was a key */
  async find(clientSystemId: string, session?: ClientSession): Promise<KeyObject> {
    const key = await this.lookUp(clientSystemId, session);
    if (key === undefined) throw new SealBrokenError();
    return key;
  }

  /**
   * The key, made when there is none. Of two transactions that make it at once one is rolled back and runs again.
   * @throws ErasedError
   */
  async findOrCreate(clientSystemId: string, session?: ClientSession): Promise<KeyObject> {
    return (await this.lookUp(clientSystemId, session)) ?? this.create(clientSystemId, session);
  }

  /**
   * The key of a client system that is new: nothing is looked up. When there is one after all, the unique id refuses.
   * It is remembered once the transaction has committed, since whoever hears of a new client system asks for it at once.
   */
  async begin(clientSystemId: string, tx: Transaction): Promise<void> {
    const key = await this.create(clientSystemId, tx.session);
    tx.afterCommit(() => this.cache.set(clientSystemId, key));
  }

  /** Destroys the key and leaves a tombstone. Within another process a cached key lives on for a minute at most. */
  async erase(clientSystemId: string, at: Date, session: ClientSession): Promise<void> {
    await this.rows().updateOne(
      { _id: clientSystemId },
      { $set: { erasedAt: at }, $unset: { kid: 1, wrapped: 1 }, $setOnInsert: { createdAt: at } },
      { session, upsert: true },
    );
    this.uncommitted.get(session)?.delete(clientSystemId);
    this.forget(clientSystemId);
  }

  async isErased(clientSystemId: string, session?: ClientSession): Promise<boolean> {
    const row = await this.rows().findOne({ _id: clientSystemId }, session === undefined ? {} : { session });
    return row?.erasedAt !== undefined;
  }

  forget(clientSystemId: string): void {
    this.cache.delete(clientSystemId);
  }

  /** Wraps every key that another key-encryption key wraps by the current one. Returns how many. */
  async rewrapAll(): Promise<number> {
    const kid = this.ring.currentKid;
    let count = 0;
    for await (const { _id, wrapped } of this.rows().find({ kid: { $exists: true, $ne: kid } }, { batchSize: 500 })) {
      if (wrapped === undefined) continue;
      const rewrapped = this.ring.wrap(_id, this.ring.unwrap(_id, wrapped));
      // The old text in the filter: a key that was erased or wrapped anew meanwhile stays as it is now.
      const { modifiedCount } = await this.rows().updateOne({ _id, wrapped }, { $set: { kid, wrapped: rewrapped } });
      count += modifiedCount;
    }
    return count;
  }

  private async lookUp(clientSystemId: string, session?: ClientSession): Promise<KeyObject | undefined> {
    const known = (session && this.uncommitted.get(session)?.get(clientSystemId)) ?? this.cache.get(clientSystemId);
    if (known !== undefined) return known;
    const row = await this.rows().findOne({ _id: clientSystemId }, session === undefined ? {} : { session });
    if (row === null) return undefined;
    if (row.wrapped === undefined) throw new ErasedError(clientSystemId);
    const key = this.unwrap(clientSystemId, row.wrapped);
    this.cache.set(clientSystemId, key);
    return key;
  }

  private unwrap(clientSystemId: string, wrapped: string): KeyObject {
    try {
      return importContentKey(this.ring.unwrap(clientSystemId, wrapped));
    } catch (error) {
      throw new SealBrokenError(error);
    }
  }

  private async create(clientSystemId: string, session?: ClientSession): Promise<KeyObject> {
    const bytes = new Uint8Array(randomBytes(32));
    const wrapped = this.ring.wrap(clientSystemId, bytes);
    const row = { _id: clientSystemId, kid: this.ring.currentKid, wrapped, createdAt: new Date() };
    await this.rows().insertOne(row, session === undefined ? {} : { session });
    const key = importContentKey(bytes);
    if (session === undefined) this.cache.set(clientSystemId, key);
    else this.rememberUncommitted(session, clientSystemId, key);
    return key;
  }

  private rememberUncommitted(session: ClientSession, clientSystemId: string, key: KeyObject): void {
    const own = this.uncommitted.get(session) ?? new Map<string, KeyObject>();
    this.uncommitted.set(session, own.set(clientSystemId, key));
  }

  private rows() {
    return dataKeyCollection.in(this.db);
  }
}
