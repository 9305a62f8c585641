import { MongoServerError, Timestamp, type Db } from 'mongodb';
import { auditCollection, type AuditRow } from '../audit-row.ts';
import { COMMITTED_WITHIN_MS } from '../../work/deadlines.ts';
import { headOf, linkCollection, linksBehind, type Head, type LinkRow } from './chain.ts';

const BATCH = 500;
const DUPLICATE_KEY = 11000;
/** A line is linked once no line before it can still be committed. */
const SETTLED_AFTER_SECONDS = COMMITTED_WITHIN_MS / 1000 + 1;
/** How far back a look for late lines goes. */
const LATE_SECONDS = 120;
const LATE_EVERY_MS = 60_000;

/**
 * Links the lines of one service's log behind each other.
 *
 * Not in the transactions that write the lines: a chain has one end, and all transactions of the service would wait for
 * each other there. A line is linked some 30 seconds later; until then, what protects it is that the database user of
 * the service can't change it.
 *
 * It may be killed between any two steps, and two may run at once: the place in the chain is the key of the link, so one
 * of two gets it, and the next one goes on from what stands.
 */
export class Sealer {
  private lookedForLateAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly db: Db,
    private readonly service: string,
    private readonly settledAfterSeconds = SETTLED_AFTER_SECONDS,
  ) {}

  /** Links all lines that can no longer be overtaken. Returns how many it linked. */
  async seal(signal: AbortSignal): Promise<number> {
    const horizon = await this.horizon();
    let head = await headOf(this.db, this.service);
    let count = 0;
    for (;;) {
      signal.throwIfAborted();
      const rows = await this.linesBetween(head.reached, horizon);
      if (rows.length === 0) break;
      const linked = await this.link(head, rows);
      if (linked === undefined) return count;
      head = linked;
      count += rows.length;
    }
    return count + (await this.sealLate(head));
  }

  /**
   * Everything below it is there to be read: committed, and on a majority. By the clock of the database, and from where
   * its majority stands, since a member that lags shows everything later.
   */
  private async horizon(): Promise<Timestamp> {
    const hello = await this.db.command({ hello: 1 });
    const { majorityOpTime } = hello['lastWrite'] as { majorityOpTime: { ts: Timestamp } };
    return new Timestamp({ t: majorityOpTime.ts.t + 1 - this.settledAfterSeconds, i: 0 });
  }

  private linesBetween(after: Timestamp, before: Timestamp): Promise<AuditRow[]> {
    const filter = { order: { $gt: after, $lt: before } };
    return auditCollection.in(this.db).find(filter).sort({ order: 1 }).limit(BATCH).toArray();
  }

  /** The new head, or undefined when someone else linked something meanwhile. */
  private async link(head: Head, rows: readonly AuditRow[]): Promise<Head | undefined> {
    const links = linksBehind(head, rows);
    try {
      // In order: what stands after a death in the middle is a whole chain.
      await linkCollection.in(this.db).insertMany(links, { ordered: true });
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return undefined;
      throw error;
    }
    return links.at(-1);
  }

  /**
   * Lines that came below the head. None should: but when the clock of the database jumps ahead while a transaction is
   * open, one can, and it may not stand in the log unlinked.
   */
  private async sealLate(head: Head): Promise<number> {
    if (head._id === 0 || performance.now() - this.lookedForLateAt < LATE_EVERY_MS) return 0;
    this.lookedForLateAt = performance.now();
    const since = new Timestamp({ t: Math.max(0, head.reached.t - LATE_SECONDS), i: 0 });
    const ids = await auditCollection
      .in(this.db)
      .find({ order: { $gte: since, $lte: head.reached } })
      .project<Pick<AuditRow, '_id'>>({ _id: 1 })
      .toArray();
    const recent = await linkCollection
      .in(this.db)
      .find({ _id: { $gt: head._id - ids.length - BATCH } })
      .project<Pick<LinkRow, 'row'>>({ row: 1 })
      .toArray();
    const linked = new Set(recent.map(({ row }) => row));
    const suspects = ids.map(({ _id }) => _id).filter((id) => !linked.has(id));
    return suspects.length === 0 ? 0 : this.linkUnlinked(head, suspects.slice(0, BATCH));
  }

  private async linkUnlinked(head: Head, ids: readonly string[]): Promise<number> {
    const known = await linkCollection
      .in(this.db)
      .find({ row: { $in: [...ids] } })
      .toArray();
    const linked = new Set(known.map(({ row }) => row));
    const rows = await auditCollection
      .in(this.db)
      .find({ _id: { $in: ids.filter((id) => !linked.has(id)) } })
      .sort({ order: 1 })
      .toArray();
    if (rows.length === 0) return 0;
    return (await this.link(head, rows)) === undefined ? 0 : rows.length;
  }
}
