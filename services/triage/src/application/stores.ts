import type { IsoDate } from '@veilighuis/calendar';
import type { Transaction } from '@veilighuis/persistence';
import type { ListQuery, Page, Regrouped } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { TriageFile } from '../domain/triage-file/index.ts';
import type { TriageRecord, TriageRow } from './triage-record.ts';

/** What the use cases ask of storage; the adapters implement it on MongoDB. What someone wrote is encrypted there (R41). */
export abstract class TriageFiles {
  abstract find(fileId: string, session?: ClientSession): Promise<TriageRecord | undefined>;
  /** The last round of a client system. */
  abstract lastOf(clientSystemId: string, session: ClientSession): Promise<TriageRecord | undefined>;
  /** A client system has one waiting file at most; a second one makes the unit of work run again. */
  abstract insert(tx: Transaction, record: TriageRecord): Promise<void>;
  /** Stores the version after `expectedVersion`. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, record: TriageRecord, expectedVersion: number): Promise<TriageRecord>;
  /** Stores what triage knows around a file that itself stays the same version. */
  abstract saveKnown(tx: Transaction, record: TriageRecord): Promise<void>;
  abstract regroup(tx: Transaction, regrouped: Regrouped): Promise<void>;
  /** In the order of the list; grounds of the table count as they are today. */
  abstract list(query: ListQuery, state: TriageFile['state'], today: IsoDate): Promise<Page<TriageRow>>;
}
