import { createHash } from 'node:crypto';
import { ProblemError } from '@veilighuis/contracts';
import type { ClientSession, Db } from 'mongodb';
import { defineCollection } from '../collection.ts';
import type { AnswerSeal } from '../vault/answer-seal.ts';

/** Which command, of whom. */
export interface OnceKey {
  /** Subject of the caller: nobody meets the key of someone else. */
  readonly subject: string;
  /** Operation id, e.g. `intake.register-client-system`. */
  readonly operation: string;
  /** The value of the `Idempotency-Key` header. */
  readonly idempotencyKey: string;
  /** Digest of the request, from `requestHash`. */
  readonly requestHash: string;
}

export interface StoredAnswer {
  readonly _id: string;
  readonly requestHash: string;
  readonly answer: string;
  readonly at: Date;
  /** Client systems that the command touched: its answer goes when one of them is erased (R50). */
  readonly clientSystemIds?: readonly string[];
}

const ANSWER_KEPT_SECONDS = 48 * 3600;

export const idempotencyCollection = defineCollection<StoredAnswer>({
  name: 'idempotency',
  indexes: [
    { name: 'expiry', key: { at: 1 }, expireAfterSeconds: ANSWER_KEPT_SECONDS },
    { name: 'by-client-system', key: { clientSystemIds: 1 }, sparse: true },
  ],
});

/** Digest of a request: equal for equal content, whatever the order of the fields. */
export function requestHash(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('base64url');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The header is the caller's own text of any length; its digest makes a key of one size that says nothing. */
function rowId(key: OnceKey): string {
  return createHash('sha256')
    .update(JSON.stringify([key.subject, key.operation, key.idempotencyKey]))
    .digest('base64url');
}

/** Stored answers of commands. */
export class AnswerStore {
  constructor(
    private readonly db: Db,
    private readonly seal: AnswerSeal,
  ) {}

  /** The answer given before, or undefined for a command that wasn't done yet. */
  async find(key: OnceKey, session: ClientSession): Promise<{ readonly answer: unknown } | undefined> {
    const _id = rowId(key);
    const row = await idempotencyCollection.in(this.db).findOne({ _id }, { session });
    if (row === null) return undefined;
    if (row.requestHash !== key.requestHash) throw new ProblemError('idempotency-key-reused');
    return { answer: this.seal.open(_id, row.answer) };
  }

  row(key: OnceKey, answer: unknown, at: Date): StoredAnswer {
    const _id = rowId(key);
    return { _id, requestHash: key.requestHash, answer: this.seal.seal(_id, answer), at };
  }
}
