import type { ClientSession } from 'mongodb';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../work/transaction.ts';
import { AnswerSeal } from './answer-seal.ts';
import { DataKeys } from './data-keys.ts';
import { openJson, sealJson } from './jwe.ts';
import type { KeyRing } from './key-ring.ts';

/** Where an encrypted block stands; it opens nowhere else. */
export interface Place {
  readonly collection: string;
  /** `_id` of the document. */
  readonly id: string;
  /** Path of the field in the document. */
  readonly field: string;
}

/**
 * Encryption at rest, with a data key per client system (R41).
 *
 * Put everything protected of one document (or of one wall) in one block: each block costs a key and a header of its own.
 */
export class Vault {
  /** For the stored answers of commands. */
  readonly answers: AnswerSeal;
  private readonly keys: DataKeys;

  constructor(database: Database, ring: KeyRing) {
    this.keys = new DataKeys(database.db, ring);
    this.answers = new AnswerSeal(ring);
  }

  /**
   * Makes the data key of a client system that is opened in this transaction: sealing for it then looks for none.
   * Optional; without it the first block does so.
   */
  async begin(clientSystemId: string, tx: Transaction): Promise<void> {
    await this.keys.begin(clientSystemId, tx);
  }

  /**
   * Encrypts a JSON value as a compact JWE, bound to its place. The first block of a client system makes its data
   * key; pass the session of the transaction, so that both are committed together.
   * @throws ErasedError when the client system was erased
   */
  async seal(clientSystemId: string, place: Place, value: unknown, session?: ClientSession): Promise<string> {
    return sealJson(await this.keys.findOrCreate(clientSystemId, session), binding(place), value);
  }

  /**
   * Decrypts a block of exactly this client system and place.
   * @throws ErasedError when the data key was destroyed
   * @throws SealBrokenError when it was moved, altered, or sealed by another key
   */
  async open(clientSystemId: string, place: Place, jwe: string, session?: ClientSession): Promise<unknown> {
    return openJson(await this.keys.find(clientSystemId, session), binding(place), jwe);
  }

  /**
   * Destroys the data key within the transaction: everything sealed for this client system is unreadable, here at
   * once and in other processes within a minute. Nothing can be sealed for it afterwards. Doing it twice is harmless.
   */
  async erase(clientSystemId: string, tx: Transaction): Promise<void> {
    await this.keys.erase(clientSystemId, tx.now, tx.session);
    // Once more after the commit: a reader may have fetched the key again in between.
    tx.afterCommit(() => {
      this.keys.forget(clientSystemId);
    });
  }

  /** Whether it was erased: what still comes in about it, late, is to be dropped. */
  isErased(clientSystemId: string, session?: ClientSession): Promise<boolean> {
    return this.keys.isErased(clientSystemId, session);
  }

  /** Wraps all data keys by the current key-encryption key; content stays as it is. May be broken off and run again. */
  rotate(): Promise<number> {
    return this.keys.rewrapAll();
  }
}

function binding({ collection, id, field }: Place) {
  return { collection, id, field };
}
