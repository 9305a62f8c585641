import type { Transaction } from '@veilighuis/persistence';
import { FilesToldAbout } from '@veilighuis/service-kit';
import type { ListQuery, Page, Regrouped } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { TriageFile } from '../domain/triage-file/index.ts';
import type { TriageRecord, TriageRow } from './triage-record.ts';

/** A file that was not opened yet: enough to decide who may see it, and the same work whoever asks (R36). */
export interface ClosedTriageFile {
  readonly row: TriageRow;
  open(): Promise<TriageRecord>;
}

/** What the use cases ask of storage; the adapters implement it on MongoDB. What someone wrote is encrypted there (R41). */
export abstract class TriageFiles extends FilesToldAbout {
  abstract findClosed(fileId: string): Promise<ClosedTriageFile | undefined>;
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
  /** R51: every round goes to another centre, as the next version. */
  abstract moveTo(tx: Transaction, clientSystemIds: readonly string[], centre: string): Promise<void>;
  /** In the order of the list; grounds count as they are now. */
  abstract list(query: ListQuery, state: TriageFile['state']): Promise<Page<TriageRow>>;
}
