import type { Filter } from 'mongodb';
import type { Database } from '../database/database.ts';
import { systemClock, type Clock } from '../clock.ts';
import { beforeDeadline } from '../deadline.ts';
import { unavailable } from '../work/faults.ts';
import type { WorkContext } from '../work/work-context.ts';
import type { AuditEntry } from './audit-entry.ts';
import { auditCollection, auditRow, type AuditRow } from './audit-row.ts';
import { isLogRefusal } from './log-state.ts';

/** How long a read may wait for its line in the log before it is refused. */
const DEADLINE_MS = 5_000;

/** Which lines: of one centre, about this person, or about any of these client systems. */
export interface LinesAsked {
  readonly centre: string;
  readonly personId?: string | undefined;
  readonly clientSystemIds: readonly string[];
}

/** Place of a line in the order of time, over the logs of all services. */
export interface LinePlace {
  readonly at: Date;
  readonly lineId: string;
}

/**
 * The access log (R31). It can be added to and read; nothing here changes or removes a line, and the database user of
 * a service needs no more than `insert` and `find` on this collection.
 */
export class AuditLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Writes down a read or a refused attempt. Only when this has succeeded may the reader get the answer:
   * no log, no read.
   * @throws ProblemError `service-unavailable` when the line couldn't be stored on a majority
   */
  async recordRead(context: WorkContext, entry: AuditEntry): Promise<void> {
    const row = auditRow(context, entry, this.clock());
    const stored = auditCollection.in(this.database.db).insertOne(row);
    await beforeDeadline(stored, performance.now() + DEADLINE_MS).catch((error: unknown) => {
      if (isLogRefusal(error)) this.database.log.refused(error);
      throw unavailable(error);
    });
    this.database.log.takes();
  }

  /**
   * The lines that were asked for, the last one first (R32). Reading them is an access too: record it.
   * @param before place of the last line of the page before
   */
  page({ centre, personId, clientSystemIds }: LinesAsked, limit: number, before?: LinePlace): Promise<AuditRow[]> {
    const about: Filter<AuditRow>[] = [
      ...(personId === undefined ? [] : [{ personIds: personId }]),
      ...(clientSystemIds.length === 0 ? [] : [{ clientSystemIds: { $in: [...clientSystemIds] } }]),
    ];
    if (about.length === 0) return Promise.resolve([]);
    // Each branch says all, so that each is read in order from its own index.
    const filter = { $or: about.map((one) => ({ ...one, centre, ...(before && below(before)) })) };
    return auditCollection.in(this.database.db).find(filter).sort({ at: -1, _id: -1 }).limit(limit).toArray();
  }

  /** Whether the centre ever let someone touch data of this person; a refused attempt proves nothing. */
  async knowsPerson(centre: string, personId: string): Promise<boolean> {
    const filter = { personIds: personId, centre, result: 'granted' as const, clientSystemIds: { $ne: [] } };
    return (await auditCollection.in(this.database.db).findOne(filter, { projection: { _id: 1 } })) !== null;
  }

  /**
   * Client systems that this person is or was in: those of lines that name one client system and this person. A search
   * or a list names many of both, and doesn't say who belongs where. It also tells what an erasure took away.
   */
  async clientSystemsOf(centre: string, personId: string): Promise<string[]> {
    const filter = { personIds: personId, centre, result: 'granted' as const, clientSystemIds: { $size: 1 } };
    const found = await auditCollection.in(this.database.db).distinct('clientSystemIds', filter);
    return found.sort();
  }
}

function below({ at, lineId }: LinePlace): Filter<AuditRow> {
  return { at: { $lte: at }, $nor: [{ at, _id: { $gte: lineId } }] };
}
