import type { GroundedRecord } from '@veilighuis/access';
import type { IsoDate } from '@veilighuis/calendar';
import type { OperationInput, OperationOutput, registerPoliceReport, RiskAnswer } from '@veilighuis/contracts';
import type { riskAssessment } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import type { ListQuery, Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { z } from 'zod';
import type { FoldWithinRecord } from '../domain/client-system/fold-within.ts';
import type { MergeRecord, Shielding } from '../domain/client-system/index.ts';
import type { Protocol } from '../domain/police-report/index.ts';
import type { InstrumentDefinition } from '../domain/risk/index.ts';
import type { AccessFacts, ClientSystemFile } from './client-system-file.ts';

/** What the use cases ask of storage; the adapters implement it on MongoDB. Everything personal is encrypted there (R41). */

export type { ListQuery, Page };

export interface ClientSystemRow {
  readonly file: Pick<ClientSystemFile, 'centre' | 'version' | 'levels' | 'repeat' | 'updatedAt'>;
  readonly clientSystemId: string;
  /** For the access gate. */
  readonly record: GroundedRecord;
  readonly municipalities: readonly string[];
  readonly minorUntil?: IsoDate | undefined;
  readonly incidents: number;
  readonly lastIncidentOn?: IsoDate | undefined;
}

export interface GroundsOfClientSystem extends AccessFacts {
  readonly clientSystemId: string;
  readonly mergedInto?: string | undefined;
}

/** A client system that was not opened yet: enough to decide who may see it, and the same work whoever asks (R36). */
export interface ClosedFile {
  readonly clientSystemId: string;
  readonly mergedInto?: string | undefined;
  readonly record: GroundedRecord;
  open(): Promise<ClientSystemFile>;
}

export abstract class ClientSystems {
  /** Reads what decides on access; the content stays encrypted until it is opened. */
  abstract findClosed(clientSystemId: string): Promise<ClosedFile | undefined>;
  /** The one under which it goes on: itself, unless it was merged. */
  abstract currentOf(file: ClosedFile): Promise<ClosedFile>;
  /** Client systems of the centre that hold this identity key, whoever may see them; the last changed first. */
  abstract closedWithIdentity(centre: string, key: string): Promise<ClosedFile[]>;
  abstract find(clientSystemId: string, session?: ClientSession): Promise<ClientSystemFile | undefined>;
  abstract insert(tx: Transaction, file: ClientSystemFile): Promise<void>;
  /** Stores the next version. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, file: ClientSystemFile): Promise<ClientSystemFile>;
  /** Client systems that hold one of these identity keys; those that were merged into another are not among them. */
  abstract withIdentity(centre: string, keys: readonly string[], session: ClientSession): Promise<ClientSystemFile[]>;
  /** Makes acts on the same identities, at the same moment, wait for each other. */
  abstract claimIdentity(tx: Transaction, centre: string, keys: readonly string[]): Promise<void>;
  /** Client systems in which a person answers to all of these name tokens. */
  abstract withName(
    filter: ListQuery['filter'],
    alternatives: readonly (readonly string[])[],
    limit: number,
  ): Promise<ClientSystemFile[]>;
  abstract list(
    query: ListQuery,
    more: { level?: string | undefined; municipality?: string | undefined; agedOn?: IsoDate | undefined },
    today: IsoDate,
  ): Promise<Page<ClientSystemRow>>;
  /** Those in which someone has to be informed on this day, the longest first. */
  abstract uninformed(
    query: ListQuery,
    today: IsoDate,
  ): Promise<Page<{ readonly clientSystemId: string; readonly dueOn: IsoDate; readonly record: GroundedRecord }>>;
  /** Who has a ground on it, without opening it. */
  abstract findGrounds(clientSystemId: string, session: ClientSession): Promise<GroundsOfClientSystem | undefined>;
  /** Adds or ends a ground; the version stays, since nothing of the content changes. */
  abstract saveGrounds(tx: Transaction, grounds: GroundsOfClientSystem): Promise<void>;
  /** Ids of those that were merged into this one, without those merged into them. */
  abstract absorbedBy(clientSystemId: string, session: ClientSession): Promise<string[]>;
  /** Shields one that was merged into another, as the next version; gives that version. */
  abstract saveShielding(tx: Transaction, clientSystemId: string, shielding: Shielding): Promise<number>;
}

export type PoliceReportContent = OperationInput<typeof registerPoliceReport>;

export interface StoredReport {
  readonly reportId: string;
  readonly centre: string;
  readonly zoneCode: string;
  /** Key of the report: zone and normalised number (R01). */
  readonly key: string;
  readonly contentHash: string;
  readonly clientSystemId: string;
  /** R36: that of its client system; a report exists for the same people. */
  readonly shielding: Shielding;
  /** Client system whose data key seals it; it stays when client systems are merged. */
  readonly sealedUnder: string;
  readonly organisation: string;
  readonly protocolId: string;
  readonly pvNumber: string;
  readonly receivedAt: Date;
  readonly incidentOn: IsoDate;
  readonly joined: boolean;
  readonly level?: string | undefined;
  readonly content: PoliceReportContent;
  readonly revisions: readonly {
    readonly receivedAt: Date;
    readonly contentHash: string;
    readonly content: PoliceReportContent;
  }[];
}

/** What is known of a report without opening it. */
export type ReportHeader = Omit<StoredReport, 'content' | 'pvNumber' | 'revisions' | 'key'> & {
  readonly revisionHashes: readonly string[];
};

/** Key by which the front office finds every report of the centre as it comes in. */
export const FRONT_OFFICE = 'front-office';

/** A report that was not opened yet (R36). */
export interface ClosedReport {
  readonly header: ReportHeader;
  open(): Promise<StoredReport>;
}

export abstract class PoliceReports {
  abstract findClosed(reportId: string): Promise<ClosedReport | undefined>;
  abstract findByKey(centre: string, key: string, session: ClientSession): Promise<ReportHeader | undefined>;
  abstract find(reportId: string, session?: ClientSession): Promise<StoredReport | undefined>;
  abstract insert(tx: Transaction, report: StoredReport): Promise<void>;
  abstract addRevision(
    tx: Transaction,
    header: ReportHeader,
    revision: StoredReport['revisions'][number],
  ): Promise<void>;
  abstract list(query: ListQuery, zoneCode: string | undefined): Promise<Page<ReportHeader>>;
  /** Puts reports into a client system, under its shielding. */
  abstract moveTo(
    tx: Transaction,
    reportIds: readonly string[],
    clientSystemId: string,
    shielding: Shielding,
  ): Promise<void>;
}

/** Keeps what a digest of the content is, without telling the content. */
export abstract class ContentHash {
  abstract of(content: unknown): string;
}

export type AssessmentView = z.infer<typeof riskAssessment>;

export interface StoredAssessment {
  readonly assessmentId: string;
  readonly centre: string;
  readonly clientSystemId: string;
  readonly assessorId: string;
  readonly view: AssessmentView;
  readonly answers: Readonly<Record<string, RiskAnswer>>;
  readonly informationBasis: readonly string[];
  readonly pair?: { readonly victim: string; readonly suspect: string } | undefined;
  /** R33: category of the organisation that assessed; absent on what came in before it was kept. */
  readonly category?: string | undefined;
}

export abstract class RiskAssessments {
  abstract insert(tx: Transaction, assessment: StoredAssessment): Promise<void>;
  abstract ofIds(assessmentIds: readonly string[]): Promise<StoredAssessment[]>;
}

export interface StoredRegistration {
  readonly registrationId: string;
  readonly centre: string;
  readonly clientSystemId: string;
  readonly organisation: string;
  /** R33: its category; absent on what came in before it was kept. */
  readonly category?: string | undefined;
  readonly on: IsoDate;
  readonly receivedAt: Date;
  readonly question: string;
  readonly belowThresholdMotivation?: string | undefined;
}

export abstract class Registrations {
  abstract insert(tx: Transaction, registration: StoredRegistration): Promise<void>;
  abstract ofIds(registrationIds: readonly string[]): Promise<StoredRegistration[]>;
}

export interface MatchSide {
  readonly clientSystemId: string;
  readonly personId: string;
}

export type MatchState = 'open' | 'same' | 'not-same' | 'undone';

/** What undoing needs: of a merge of client systems, or of two persons within one. */
export type UndoRecord =
  | { readonly kind: 'merge'; readonly record: MergeRecord }
  | { readonly kind: 'fold'; readonly record: FoldWithinRecord };

export interface PossibleMatch {
  readonly matchId: string;
  readonly centre: string;
  readonly version: number;
  readonly left: MatchSide;
  readonly right: MatchSide;
  readonly reasons: readonly string[];
  readonly state: MatchState;
  readonly offeredAt: Date;
  /** R36: the strictest of both sides. */
  readonly shielding: Shielding;
  readonly decision?:
    | {
        readonly by: string;
        readonly at: Date;
        readonly reason: string;
        readonly undo?: UndoRecord | undefined;
        readonly confirmedKeys: readonly string[];
      }
    | undefined;
}

export abstract class PossibleMatches {
  /** Offers pairs that nobody has decided on yet; a pair that is known already stays as it is. */
  abstract offer(tx: Transaction, matches: readonly PossibleMatch[]): Promise<void>;
  /** Without its decision: enough to decide who may see it, and the same work whoever asks (R36). */
  abstract findClosed(matchId: string): Promise<PossibleMatch | undefined>;
  abstract find(matchId: string, session?: ClientSession): Promise<PossibleMatch | undefined>;
  abstract replace(tx: Transaction, match: PossibleMatch, expectedVersion: number): Promise<PossibleMatch>;
  abstract list(query: ListQuery, state: MatchState): Promise<Page<PossibleMatch>>;
  /** Matches that have this client system on one side, without their decisions. */
  abstract withSide(clientSystemId: string, session: ClientSession): Promise<PossibleMatch[]>;
  abstract saveShielding(tx: Transaction, matchId: string, shielding: Shielding): Promise<void>;
}

export type StoredProtocol = Protocol & { readonly centre: string; readonly reference: string };

export abstract class Protocols {
  abstract ofCentre(centre: string): Promise<StoredProtocol[]>;
  abstract insert(tx: Transaction, protocol: StoredProtocol): Promise<void>;
  abstract list(query: ListQuery): Promise<Page<StoredProtocol>>;
}

export abstract class Instruments {
  abstract ofCentre(centre: string): Promise<InstrumentDefinition[]>;
  abstract find(centre: string, code: string, version: number): Promise<InstrumentDefinition | undefined>;
  abstract insert(tx: Transaction, centre: string, definition: InstrumentDefinition): Promise<void>;
}

export type OverviewFile = OperationOutput<typeof import('@veilighuis/contracts').getOverviewFile>;
