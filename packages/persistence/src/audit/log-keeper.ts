import { setTimeout as delay } from 'node:timers/promises';
import { systemClock, type Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { withLease } from '../database/lease.ts';
import { auditCollection } from './audit-row.ts';
import type { AnchorKey } from './chain/anchor-key.ts';
import { Anchors } from './chain/anchors.ts';
import { headOf } from './chain/chain.ts';
import { Sealer } from './chain/sealer.ts';
import { bringIn, probe } from './parked-lines.ts';
import { parkedCollection } from './parked-row.ts';

const PASS_EVERY_MS = 5_000;
const LEASE = { name: '#log-keeper', leaseMs: 30_000, askAgainMs: 5_000 } as const;

export interface LogKeeperOptions {
  readonly database: Database;
  readonly service: string;
  readonly key: AnchorKey;
  readonly clock?: Clock;
  readonly everyMs?: number;
  /** Tests, which wait for no transaction of others, say 0. */
  readonly settledAfterSeconds?: number;
}

/** How the log stands, for readiness and metrics. */
export interface LogFigures {
  readonly refuses: boolean;
  /** Lines that wait beside the log. */
  readonly parked: number;
  /** Age of the oldest line that isn't linked yet; 0 when all are. */
  readonly unsealedSeconds: number;
}

/**
 * Looks after the access log of one service, in the background: brings parked lines in, links lines into the chain,
 * signs the anchor of the day. Of all replicas one does so; when it dies another goes on within half a minute.
 * Every replica asks for itself whether the log takes lines again.
 */
export class LogKeeper {
  private readonly stopping = new AbortController();
  private readonly running: Promise<unknown>;
  private readonly sealer: Sealer;
  private readonly anchors: Anchors;
  private readonly clock: Clock;
  private readonly everyMs: number;

  constructor(private readonly options: LogKeeperOptions) {
    const { database, service } = options;
    this.sealer = new Sealer(database.db, service, options.settledAfterSeconds);
    this.anchors = new Anchors(database.db, service);
    this.clock = options.clock ?? systemClock;
    this.everyMs = options.everyMs ?? PASS_EVERY_MS;
    const stop = AbortSignal.any([this.stopping.signal, database.closing]);
    this.running = Promise.all([this.watch(stop), this.keep(stop)]);
  }

  async figures(): Promise<LogFigures> {
    const { db, log } = this.options.database;
    const [parked, { reached }] = await Promise.all([
      parkedCollection.in(db).estimatedDocumentCount(),
      headOf(db, this.options.service),
    ]);
    const oldest = await auditCollection
      .in(db)
      .findOne({ order: { $gt: reached } }, { sort: { order: 1 }, projection: { order: 1 } });
    const unsealedSeconds = oldest === null ? 0 : Math.max(0, this.clock().getTime() / 1000 - oldest.order.t);
    return { refuses: log.refuses, parked, unsealedSeconds };
  }

  /** Ends what is under way; a chain that is half linked is a whole chain up to there. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async watch(stop: AbortSignal): Promise<void> {
    const { database } = this.options;
    await this.repeat(stop, async () => {
      if (database.log.refuses) await probe(database, this.clock());
    });
  }

  private async keep(stop: AbortSignal): Promise<void> {
    const { db } = this.options.database;
    await this.repeat(stop, () => withLease(db, LEASE, stop, (held) => this.repeat(held, () => this.pass(held))));
  }

  /** Again and again until the signal; what fails is logged, and tried again. */
  private async repeat(stop: AbortSignal, work: () => Promise<void>): Promise<void> {
    await this.options.database.ready.catch(() => undefined);
    while (!stop.aborted) {
      await work().catch((error: unknown) => {
        if (!stop.aborted) this.options.database.logger.warn('access-log-keeper-held-up', { error });
      });
      await delay(this.everyMs, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  private async pass(signal: AbortSignal): Promise<void> {
    const { database, service, key } = this.options;
    const { logger } = database;
    if (!database.log.refuses) {
      const count = await bringIn(database, signal);
      if (count > 0) logger.info('access-log-lines-brought-in', { count });
    }
    await this.sealer.seal(signal);
    const anchor = await this.anchors.signDaily(await headOf(database.db, service), key, this.clock());
    // Log lines leave the machine, so the anchor stands in a place that the database can't reach.
    if (anchor !== undefined) logger.info('access-log-anchored', { sequence: anchor.sequence, headId: anchor.hash });
  }
}
