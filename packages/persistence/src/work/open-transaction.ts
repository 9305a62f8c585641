import type { EventData, EventDefinition, EventEnvelope } from '@veilighuis/contracts';
import {
  Timestamp,
  type ClientSession,
  type Collection,
  type Db,
  type Document,
  type OptionalUnlessRequiredId,
} from 'mongodb';
import { v7 } from 'uuid';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { auditCollection, auditRow, type AuditRow } from '../audit/audit-row.ts';
import { isLogRefusal, type LogState } from '../audit/log-state.ts';
import { parkedCollection, parkedRow } from '../audit/parked-row.ts';
import { outboxCollection, type OutboxRow } from '../outbox/outbox-row.ts';
import { idempotencyCollection, type AnswerStore, type OnceKey, type StoredAnswer } from './idempotency.ts';
import { LogRefusedError, unavailable } from './faults.ts';
import { inboxCollection } from './inbox.ts';
import type { Announcement, Transaction } from './transaction.ts';
import type { WorkContext } from './work-context.ts';

export interface TransactionParts {
  readonly db: Db;
  readonly log: LogState;
  readonly session: ClientSession;
  readonly context: WorkContext;
  readonly now: Date;
  readonly answers: AnswerStore;
  /** 1 for the first run of the work. */
  readonly attempt: number;
  /** Called when its events are committed. */
  readonly announced: () => void;
}

/** The transaction of one run of the work. Rows are gathered and inserted together at the end: fewer round trips. */
export class OpenTransaction implements Transaction {
  private readonly outboxRows: OutboxRow[] = [];
  private readonly auditRows: AuditRow[] = [];
  private readonly storedAnswers: StoredAnswer[] = [];
  private readonly afterwards: (() => void)[] = [];

  constructor(private readonly parts: TransactionParts) {}

  get session(): ClientSession {
    return this.parts.session;
  }

  get context(): WorkContext {
    return this.parts.context;
  }

  get now(): Date {
    return this.parts.now;
  }

  announce<E extends EventDefinition>(event: E, announcement: Announcement<EventData<E>>): void {
    const { context, now } = this.parts;
    const envelope: EventEnvelope = {
      specversion: '1.0',
      id: v7(),
      type: event.type,
      source: context.source,
      subject: announcement.subject,
      time: now.toISOString(),
      datacontenttype: 'application/json',
      centre: context.centre,
      sequence: announcement.sequence,
      ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
      data: event.data.parse(announcement.data),
    };
    // An empty timestamp is filled in by the server at the insert.
    this.outboxRows.push({ _id: envelope.id, order: new Timestamp(0n), envelope });
  }

  audit(entry: AuditEntry): void {
    this.auditRows.push(auditRow(this.parts.context, entry, this.parts.now));
  }

  async accept(messageId: string, handler: () => Promise<void>): Promise<boolean> {
    const { db, session, now, attempt } = this.parts;
    const inbox = inboxCollection.in(db);
    // Nearly every message is new, so the first run inserts without looking: a double fails on the key, the work runs
    // again, and then it looks.
    if (attempt > 1 && (await inbox.findOne({ _id: messageId }, { session })) !== null) return false;
    await inbox.insertOne({ _id: messageId, at: now }, { session });
    await handler();
    return true;
  }

  async once<T>(key: OnceKey, work: () => Promise<T>): Promise<T> {
    const { answers, session, now } = this.parts;
    const known = await answers.find(key, session);
    if (known !== undefined) return known.answer as T;
    const answer = await work();
    this.storedAnswers.push(answers.row(key, answer, now));
    return answer;
  }

  async forgetAnswers(clientSystemIds: readonly string[]): Promise<void> {
    const { db, session } = this.parts;
    await idempotencyCollection.in(db).deleteMany({ clientSystemIds: { $in: [...clientSystemIds] } }, { session });
  }

  afterCommit(action: () => void): void {
    this.afterwards.push(action);
  }

  /** Inserts the gathered rows; the last thing before the commit. */
  async flush(): Promise<void> {
    const { db, session } = this.parts;
    await insertAll(
      idempotencyCollection.in(db),
      this.storedAnswers.map((row) => this.aboutWhom(row)),
      session,
    );
    await this.insertLines();
    await insertAll(outboxCollection.in(db), this.outboxRows, session);
  }

  // What a command touched stands in its lines of the access log.
  private aboutWhom(row: StoredAnswer): StoredAnswer {
    const clientSystemIds = [...new Set(this.auditRows.flatMap((line) => line.clientSystemIds))];
    return clientSystemIds.length === 0 ? row : { ...row, clientSystemIds };
  }

  /**
   * The lines of the log, in this same commit. While the log refuses them they are kept beside it: what happened is
   * written down, and a report that comes in is not lost because the log is (R31).
   */
  private async insertLines(): Promise<void> {
    const { db, session, log } = this.parts;
    const parking = log.refuses;
    try {
      if (parking) await insertAll(parkedCollection.in(db), this.auditRows.map(parkedRow), session);
      else await insertAll(auditCollection.in(db), this.auditRows, session);
    } catch (error) {
      if (!isLogRefusal(error)) throw error;
      // Neither here nor there: then nothing is done.
      if (parking) throw unavailable(error);
      log.refused(error);
      throw new LogRefusedError(error);
    }
  }

  runAfterwards(): void {
    if (this.outboxRows.length > 0) this.parts.announced();
    for (const action of this.afterwards) action();
  }
}

/** One row without the bulk machinery of the driver, which costs more than the row. */
async function insertAll<Row extends Document>(
  collection: Collection<Row>,
  rows: OptionalUnlessRequiredId<Row>[],
  session: ClientSession,
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  if (rows.length === 1) await collection.insertOne(first, { session });
  else await collection.insertMany(rows, { session });
}
