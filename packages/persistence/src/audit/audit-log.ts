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

  /** Accesses to one person, newest first (R32). Reading this is an access too: record it. */
  ofPerson(personId: string, limit: number): Promise<AuditRow[]> {
    return this.newest({ personIds: personId }, limit);
  }

  /** Accesses to one client system, newest first (R32). Reading this is an access too: record it. */
  ofClientSystem(clientSystemId: string, limit: number): Promise<AuditRow[]> {
    return this.newest({ clientSystemIds: clientSystemId }, limit);
  }

  /** What one user or client accessed, newest first (R32). Reading this is an access too: record it. */
  ofSubject(subject: string, limit: number): Promise<AuditRow[]> {
    return this.newest({ subject }, limit);
  }

  private newest(
    filter: { personIds?: string; clientSystemIds?: string; subject?: string },
    limit: number,
  ): Promise<AuditRow[]> {
    return auditCollection.in(this.database.db).find(filter).sort({ at: -1 }).limit(limit).toArray();
  }
}
