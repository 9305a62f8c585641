import type { IsoDate } from '@veilighuis/calendar';
import type { ErasingService } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { RetentionFacts, TermWithoutTrajectory } from '../domain/retention/index.ts';

/** A client system and what was merged into it, in codes; nothing of the content is opened. */
export interface FileGroup {
  readonly clientSystemId: string;
  readonly absorbedIds: readonly string[];
  readonly facts: RetentionFacts;
  readonly onHold: boolean;
  /** Sum of the versions: it changes with each change of one of them. */
  readonly version: number;
  readonly reports: number;
  readonly registrations: number;
  readonly assessments: number;
}

/** What other services told about rounds and trajectories, as one client system was called then. */
export type HeardFacts = Pick<RetentionFacts, 'rounds' | 'trajectories'>;

export abstract class RetentionFiles {
  /** Client systems of which the last entry is of this day at the latest, the oldest first. */
  abstract quietSince(
    centre: string,
    lastEntryOn: IsoDate,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<{ readonly clientSystemId: string }>>;
  /** Undefined when there is none in this centre, or when it goes on under another id. */
  abstract group(centre: string, clientSystemId: string, session?: ClientSession): Promise<FileGroup | undefined>;
  abstract hear(tx: Transaction, clientSystemId: string, change: (heard: HeardFacts) => HeardFacts): Promise<void>;
}

export interface RetentionHold {
  readonly holdId: string;
  readonly centre: string;
  readonly clientSystemId: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly released?: { readonly by: string; readonly on: IsoDate; readonly reason: string } | undefined;
}

/** The reasons are sealed under the client system, and go with it. */
export abstract class RetentionHolds {
  abstract insert(tx: Transaction, hold: RetentionHold): Promise<void>;
  abstract find(centre: string, holdId: string, session?: ClientSession): Promise<RetentionHold | undefined>;
  abstract release(tx: Transaction, hold: RetentionHold): Promise<void>;
  abstract list(
    centre: string,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<RetentionHold>>;
}

/** An erasure that was ordered; ids and days only, so that it may stay when everything else is gone. */
export interface Erasure {
  readonly erasureId: string;
  readonly centre: string;
  readonly clientSystemId: string;
  readonly absorbedIds: readonly string[];
  readonly dueOn: IsoDate;
  readonly orderedAt: Date;
  readonly orderedBy: string;
  readonly receipts: readonly { readonly service: ErasingService; readonly erasedAt: Date }[];
}

export abstract class Erasures {
  abstract insert(tx: Transaction, erasure: Erasure): Promise<void>;
  abstract ofClientSystem(centre: string, clientSystemId: string, session: ClientSession): Promise<Erasure | undefined>;
  /** Every erasure of every centre, the first one first. */
  abstract all(): AsyncIterable<Erasure>;
  /**
   * Stores an erasure that is carried out once more, without any receipt. One that is known under another id keeps that id.
   * Gives the erasure as it stands.
   */
  abstract again(tx: Transaction, erasure: Erasure): Promise<Erasure>;
  /** A receipt counts once; one for an erasure that isn't known here (after a restore) changes nothing. */
  abstract addReceipt(tx: Transaction, erasureId: string, service: ErasingService, erasedAt: Date): Promise<void>;
  abstract list(
    centre: string,
    page: {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly state?: 'under-way' | 'complete' | undefined;
    },
  ): Promise<Page<Erasure>>;
}

/** The dated configuration of each centre (R50). */
export abstract class RetentionTerms {
  abstract withoutTrajectory(centre: string): TermWithoutTrajectory;
  /** The shortest of all terms that this centre ever set. */
  abstract shortestYears(centre: string): number;
}
