import type { EventData, EventDefinition } from '@veilighuis/contracts';
import type { ClientSession } from 'mongodb';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { OnceKey } from './idempotency.ts';
import type { WorkContext } from './work-context.ts';

/** What the subject of an event is, and what there is to say about it. */
export interface Announcement<Data> {
  /** Identifier of the aggregate. */
  readonly subject: string;
  /** Version of the aggregate after the change. */
  readonly sequence: number;
  readonly data: Data;
}

/**
 * One unit of work: state, events, audit, inbox and stored answer are committed together or not at all.
 *
 * Every read and write of the work passes `session`; one that doesn't stands outside the transaction.
 * Operations within one transaction go one after another, never side by side.
 */
export interface Transaction {
  readonly session: ClientSession;
  readonly context: WorkContext;
  /** The moment of the act, the same for everything in it. */
  readonly now: Date;

  /**
   * Announces a fact. Data are parsed by the schema of the event (unknown fields refused), so that nothing personal
   * slips along (R39). The event leaves only after the commit, in the order of the announcements of one subject.
   * @throws Error when the data don't fit: a fault in the program, not of the caller
   */
  announce<E extends EventDefinition>(event: E, announcement: Announcement<EventData<E>>): void;

  /** Writes down who did or was refused what (R31), in the same commit. */
  audit(entry: AuditEntry): void;

  /**
   * Does the work of an incoming message once. True: done now. False: done before, `handler` wasn't called.
   * Of doubles in parallel exactly one commits its effect; the others end with false.
   */
  accept(messageId: string, handler: () => Promise<void>): Promise<boolean>;

  /**
   * Does the work of a command once and remembers its answer for 48 hours, encrypted.
   * The same key with the same request gives that same answer, also to doubles in parallel.
   * The answer must survive JSON; keep it to identifiers and codes where possible.
   * @throws ProblemError `idempotency-key-reused` for the same key with another request
   */
  once<T>(key: OnceKey, work: () => Promise<T>): Promise<T>;

  /** Forgets the stored answers of commands that touched one of these client systems: part of their erasure (R50). */
  forgetAnswers(clientSystemIds: readonly string[]): Promise<void>;

  /** Runs after the commit, in this process only, best effort: to drop a cached value, never for an effect that counts. */
  afterCommit(action: () => void): void;
}
