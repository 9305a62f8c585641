import type { Database } from '../database/database.ts';
import { systemClock, type Clock } from '../clock.ts';
import type { Vault } from '../vault/vault.ts';
import { DEFAULT_DEADLINE_MS, LONGEST_DEADLINE_MS } from './deadlines.ts';
import { AnswerStore } from './idempotency.ts';
import { OpenTransaction } from './open-transaction.ts';
import { Readiness } from './readiness.ts';
import { RetryLoop } from './retry-loop.ts';
import type { Transaction } from './transaction.ts';
import type { WorkContext } from './work-context.ts';

export interface UnitOfWorkOptions {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock?: Clock;
  /** How long one call of `run` may take over all its attempts; default 10 s; what is above 25 s is cut off. */
  readonly deadlineMs?: number;
}

/** State, events, audit, inbox and stored answer in one transaction of the database. */
export class UnitOfWork {
  private readonly database: Database;
  private readonly answers: AnswerStore;
  private readonly readiness: Readiness;
  private readonly clock: Clock;
  private readonly deadlineMs: number;

  constructor({ database, vault, clock = systemClock, deadlineMs = DEFAULT_DEADLINE_MS }: UnitOfWorkOptions) {
    this.database = database;
    this.answers = new AnswerStore(database.db, vault.answers);
    this.readiness = new Readiness(database);
    this.clock = clock;
    this.deadlineMs = Math.min(deadlineMs, LONGEST_DEADLINE_MS);
  }

  /**
   * Runs `work` in a transaction and commits: everything of it is stored on a majority, or nothing.
   *
   * On a conflict with another transaction, a step-down or a lost connection it rolls back and runs `work` **again**:
   * work has no effect outside the transaction, and starts from what it reads in it. An error thrown by `work` rolls
   * back and comes out as it is.
   * @throws ProblemError `service-unavailable` when the deadline passes; whether a last commit succeeded may then be
   * unknown, and the same message id or idempotency key tells at the next attempt
   * @throws ProblemError `conflict` when a unique index refuses what a fresh look at the data didn't show
   */
  async run<T>(context: WorkContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.deadlineMs;
    await this.readiness.until(deadline);
    return new RetryLoop(this.database.client, deadline).run(async (session, attempt) => {
      const tx = new OpenTransaction({
        db: this.database.db,
        log: this.database.log,
        session,
        context,
        now: this.clock(),
        answers: this.answers,
        attempt,
        announced: () => this.database.commits.emit('announced'),
      });
      const result = await work(tx);
      await tx.flush();
      return { result, committed: () => tx.runAfterwards() };
    });
  }
}
