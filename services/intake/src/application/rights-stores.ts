import type { IsoDate } from '@veilighuis/calendar';
import type { Transaction } from '@veilighuis/persistence';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { AnswerTerms, ExtensionGround } from '../domain/rights/index.ts';

/** The person who asks, in one of the files that he or she is in. */
export interface Subject {
  readonly clientSystemId: string;
  readonly personId: string;
  /** Parent or guardian who will read the answer, when he or she is in that file as well. */
  readonly readerId?: string | undefined;
}

export type Reader = 'person' | 'lawyer' | 'parent-or-guardian';

/** An access request (R33, R34): ids, codes and days. What was typed to find the person isn't in it. */
export interface AccessRequest {
  readonly requestId: string;
  readonly centre: string;
  readonly version: number;
  readonly receivedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly identityChecked: string;
  readonly reader: Reader;
  readonly subjects: readonly Subject[];
  readonly openedBy: string;
  readonly extension?: { readonly on: IsoDate; readonly ground: ExtensionGround } | undefined;
  readonly forwardings: readonly { readonly authority: string; readonly on: IsoDate; readonly by: string }[];
  readonly answeredOn?: IsoDate | undefined;
}

export abstract class AccessRequests {
  abstract insert(tx: Transaction, request: AccessRequest): Promise<void>;
  abstract find(requestId: string, session?: ClientSession): Promise<AccessRequest | undefined>;
  /** Stores the version after that of the request. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, request: AccessRequest): Promise<AccessRequest>;
  /** The one that is due first on top. */
  abstract list(
    centre: string,
    state: 'open' | 'answered',
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<AccessRequest>>;
}

/** A request for correction; its texts are sealed under the client system, and go with it. */
export interface Correction {
  readonly correctionId: string;
  readonly centre: string;
  readonly version: number;
  readonly clientSystemId: string;
  readonly personId: string;
  readonly item: string;
  readonly receivedOn: IsoDate;
  readonly state: 'open' | 'accepted' | 'refused' | 'forwarded';
  /** Alias of the organisation that decides; absent when an authority does. */
  readonly owner?: string | undefined;
  readonly text: string;
  readonly decision?: { readonly by: string; readonly on: IsoDate; readonly reason: string } | undefined;
}

export abstract class Corrections {
  abstract insert(tx: Transaction, correction: Correction): Promise<void>;
  abstract find(correctionId: string, session?: ClientSession): Promise<Correction | undefined>;
  /** @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, correction: Correction): Promise<Correction>;
  /** @param owner only those of this organisation; every one without it */
  abstract list(
    centre: string,
    wanted: { readonly state: Correction['state']; readonly owner?: string | undefined },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<Correction>>;
}

/** The dated configuration of terms and authorities. */
export abstract class RightsTerms {
  /** Before it nothing is known. */
  abstract readonly firstDay: IsoDate;
  /** As they stood on a day. @throws RangeError for a day before any of them */
  abstract on(day: IsoDate): AnswerTerms;
}
