import type { Transaction } from '@veilighuis/persistence';
import { FilesToldAbout } from '@veilighuis/service-kit';
import type { ListFilter, ListQuery, Page, Regrouped } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { TriageFile } from '../domain/triage-file/index.ts';
import type { FileAtTable, TriageRecord, TriageRow } from './triage-record.ts';

/** A file that was not opened yet: enough to decide who may see it, and the same work whoever asks (R36). */
export interface ClosedTriageFile {
  readonly row: FileAtTable;
  open(): Promise<TriageRecord>;
}

/** What the use cases ask of storage; the adapters implement it on MongoDB. What someone wrote is encrypted there (R41). */
export abstract class TriageFiles extends FilesToldAbout {
  abstract findClosed(fileId: string): Promise<ClosedTriageFile | undefined>;
  abstract find(fileId: string, session?: ClientSession): Promise<TriageRecord | undefined>;
  /** Without opening anything. */
  abstract findAtTable(fileId: string, session: ClientSession): Promise<FileAtTable | undefined>;
  /** Of these files the rows of a list, grounds as they are now; without a filter whatever they are. In no order. */
  abstract listed(fileIds: readonly string[], filter: ListFilter): Promise<TriageRow[]>;
  /** The same with what organisations brought. */
  abstract atTable(fileIds: readonly string[], filter: ListFilter): Promise<FileAtTable[]>;
  /** What an agenda has to know of these files, whoever may see them. */
  abstract onAgenda(fileIds: readonly string[], session: ClientSession): Promise<TriageRow[]>;
  /** The last round of a client system. */
  abstract lastOf(clientSystemId: string, session: ClientSession): Promise<TriageRecord | undefined>;
  /** A client system has one waiting file at most; a second one makes the unit of work run again. */
  abstract insert(tx: Transaction, record: TriageRecord): Promise<void>;
  /** Stores the version after `expectedVersion`. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, record: TriageRecord, expectedVersion: number): Promise<TriageRecord>;
  /** Stores what triage knows around a file that itself stays the same version. */
  abstract saveKnown(tx: Transaction, record: TriageRecord): Promise<void>;
  /** Stores what the table brought, and who is invited; the file itself stays the same version. */
  abstract saveInput(tx: Transaction, row: FileAtTable): Promise<void>;
  /** Puts files on the agenda of a meeting; without one, takes them off. */
  abstract putOn(tx: Transaction, fileIds: readonly string[], meetingId: string | undefined): Promise<void>;
  abstract regroup(tx: Transaction, regrouped: Regrouped): Promise<void>;
  /**
   * R51: every round goes to another centre, as the next version. Invitations of the old centre end at once; what waits
   * leaves its agenda. Answers the ids of the files.
   */
  abstract moveTo(tx: Transaction, clientSystemIds: readonly string[], centre: string): Promise<string[]>;
  /** In the order of the list; grounds count as they are now. */
  abstract list(query: ListQuery, state: TriageFile['state']): Promise<Page<TriageRow>>;
}
