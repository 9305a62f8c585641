import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '@veilighuis/contracts';
import type { ClientSession, MongoClient } from 'mongodb';
import { beforeDeadline, DeadlineError } from '../deadline.ts';
import { isDatabaseAway, isDuplicateKey, isTransient, LogRefusedError, unavailable } from './faults.ts';

const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 250;
const GROWTH = 1.6;
/** After so many refusals by a unique index it isn't a race: a fresh look would have seen the other row. */
const DUPLICATE_KEY_ATTEMPTS = 3;

export interface Attempt<T> {
  readonly result: T;
  readonly committed: () => void;
}

/**
 * The retry rules of MongoDB transactions, bounded by a deadline. In place of the driver's `withTransaction`, which
 * may go on for two minutes, knows nothing of refusals by a unique index, and keeps one session over all attempts
 * (here a session is one attempt, so that what was cached for it goes with it).
 */
export class RetryLoop {
  constructor(
    private readonly client: MongoClient,
    /** On the scale of `performance.now()`. */
    private readonly deadline: number,
  ) {}

  async run<T>(attempt: (session: ClientSession, number: number) => Promise<Attempt<T>>): Promise<T> {
    return beforeDeadline(this.attempts(attempt), this.deadline).catch((error: unknown) => {
      throw outwards(error);
    });
  }

  private async attempts<T>(attempt: (session: ClientSession, number: number) => Promise<Attempt<T>>): Promise<T> {
    for (let number = 1; ; number += 1) {
      try {
        return await this.once((session) => attempt(session, number));
      } catch (error) {
        if (!mayRunAgain(error, number)) throw error;
        await this.pause(number, error);
      }
    }
  }

  private async once<T>(attempt: (session: ClientSession) => Promise<Attempt<T>>): Promise<T> {
    const session = this.client.startSession();
    try {
      session.startTransaction();
      const { result, committed } = await attempt(session);
      // Nobody waits for it any more: better not done than done after the refusal.
      if (this.remainingMs() <= 0) throw new DeadlineError();
      await this.commit(session);
      committed();
      return result;
    } finally {
      // Rolls back what isn't committed.
      await session.endSession();
    }
  }

  /** A commit without an answer may be done or not; asking again gives the answer, also after a restart of the server. */
  private async commit(session: ClientSession): Promise<void> {
    for (let number = 1; ; number += 1) {
      try {
        await session.commitTransaction();
        return;
      } catch (error) {
        if (isTransient(error) || !isDatabaseAway(error)) throw error;
        await this.pause(number, error);
      }
    }
  }

  private async pause(number: number, error: unknown): Promise<void> {
    // Jitter keeps the losers of one conflict from meeting again.
    const ms = Math.random() * Math.min(FIRST_PAUSE_MS * GROWTH ** number, LONGEST_PAUSE_MS);
    if (ms >= this.remainingMs()) throw unavailable(error);
    await delay(ms);
  }

  private remainingMs(): number {
    return this.deadline - performance.now();
  }
}

function mayRunAgain(error: unknown, number: number): boolean {
  if (isDuplicateKey(error)) return number < DUPLICATE_KEY_ATTEMPTS;
  return (
    error instanceof LogRefusedError ||
    isTransient(error) ||
    (isDatabaseAway(error) && !(error instanceof DeadlineError))
  );
}

function outwards(error: unknown): unknown {
  if (isDuplicateKey(error)) return Object.assign(new ProblemError('conflict'), { cause: error });
  return isDatabaseAway(error) ? unavailable(error) : error;
}
