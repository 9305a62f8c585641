import { MongoServerError, type Db } from 'mongodb';
import { z } from 'zod';
import { defineCollection } from '../../collection.ts';
import type { AnchorKey } from './anchor-key.ts';
import type { Head } from './chain.ts';

/**
 * What the head of the chain was, and so how many lines there were, signed (R32). Whoever rewrites the chain can't sign
 * it anew; whoever cuts its tail is left with an anchor beyond the end. Kept elsewhere too, it outlives the database.
 */
export const anchorSchema = z.strictObject({
  service: z.string().max(60),
  /** Place of the head: the number of lines up to it. */
  sequence: z.number().int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Day in UTC, YYYY-MM-DD. */
  day: z.iso.date(),
  /** Moment of the signature. */
  at: z.iso.datetime(),
  kid: z.string().max(40),
  signature: z.string().max(200),
});
export type Anchor = z.infer<typeof anchorSchema>;

interface AnchorRow extends Omit<Anchor, 'sequence'> {
  readonly _id: number;
}

export const anchorCollection = defineCollection<AnchorRow>({ name: 'audit-anchors', appendOnly: true });

const DUPLICATE_KEY = 11000;

/** The text that is signed. */
export function signedText({ service, sequence, hash, day, at, kid }: Omit<Anchor, 'signature'>): string {
  return ['veilighuis access log anchor 1', service, String(sequence), hash, day, at, kid].join('\n');
}

/** The anchors of one service's log. */
export class Anchors {
  constructor(
    private readonly db: Db,
    private readonly service: string,
  ) {}

  /** Oldest first. */
  async all(): Promise<Anchor[]> {
    const rows = await anchorCollection.in(this.db).find().sort({ _id: 1 }).toArray();
    return rows.map(({ _id, ...rest }) => ({ ...rest, sequence: _id }));
  }

  /** Signs the head as it is now. Undefined when there is nothing new to sign. */
  async sign(head: Head, key: AnchorKey, now: Date): Promise<Anchor | undefined> {
    const last = await this.last();
    if (head._id === 0 || (last !== undefined && last._id >= head._id)) return undefined;
    const at = now.toISOString();
    const unsigned = {
      service: this.service,
      sequence: head._id,
      hash: head.hash,
      day: at.slice(0, 10),
      at,
      kid: key.kid,
    };
    const anchor = { ...unsigned, signature: key.sign(signedText(unsigned)) };
    return (await this.store(anchor)) ? anchor : undefined;
  }

  /** The first of each day that has something new. */
  async signDaily(head: Head, key: AnchorKey, now: Date): Promise<Anchor | undefined> {
    const last = await this.last();
    if (last !== undefined && last.day >= now.toISOString().slice(0, 10)) return undefined;
    return this.sign(head, key, now);
  }

  private async last(): Promise<AnchorRow | undefined> {
    const [last] = await anchorCollection.in(this.db).find().sort({ _id: -1 }).limit(1).toArray();
    return last;
  }

  private async store({ sequence, ...rest }: Anchor): Promise<boolean> {
    try {
      await anchorCollection.in(this.db).insertOne({ _id: sequence, ...rest });
      return true;
    } catch (error) {
      // Another process signed the same head.
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }
}
