import type { Transaction } from '@veilighuis/persistence';
import { FilesToldAbout } from '@veilighuis/service-kit';
import type { ListQuery, Page, Regrouped } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { Contact, TrajectoryState } from '../domain/trajectory/index.ts';
import type { TrajectoryRecord, TrajectoryRow } from './trajectory-record.ts';

/** A trajectory that was not opened yet: enough to decide who may see it, and the same work whoever asks (R36). */
export interface ClosedTrajectory {
  readonly row: TrajectoryRow;
  open(): Promise<TrajectoryRecord>;
}

/** What the use cases ask of storage; the adapters implement it on MongoDB. What someone wrote is encrypted there (R41). */
export abstract class Trajectories extends FilesToldAbout {
  abstract findClosed(trajectoryId: string): Promise<ClosedTrajectory | undefined>;
  abstract find(trajectoryId: string, session?: ClientSession): Promise<TrajectoryRecord | undefined>;
  abstract isOpenedBy(decisionId: string, session: ClientSession): Promise<boolean>;
  /** A decision has one trajectory at most; a second one makes the unit of work run again. */
  abstract insert(tx: Transaction, record: TrajectoryRecord): Promise<void>;
  /** Stores the version after `expectedVersion`. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, record: TrajectoryRecord, expectedVersion: number): Promise<TrajectoryRecord>;
  abstract regroup(tx: Transaction, regrouped: Regrouped): Promise<void>;
  /** R51: every trajectory of these client systems, opened. */
  abstract ofClientSystems(clientSystemIds: readonly string[], session: ClientSession): Promise<TrajectoryRecord[]>;
  abstract moveContacts(tx: Transaction, clientSystemIds: readonly string[], centre: string): Promise<void>;
  /** Earliest final date first; grounds count as they are now. */
  abstract list(query: ListQuery, state: TrajectoryState | undefined): Promise<Page<TrajectoryRow>>;
}

/** A contact in the log of a trajectory; it never changes. */
export interface LoggedContact extends Contact {
  readonly trajectoryId: string;
  readonly centre: string;
  /** Client system whose key seals the note. */
  readonly clientSystemId: string;
  readonly by: string;
}

export abstract class Contacts {
  abstract insert(tx: Transaction, contact: LoggedContact): Promise<void>;
  /** All of a trajectory, by day. */
  abstract of(trajectoryId: string): Promise<LoggedContact[]>;
}
