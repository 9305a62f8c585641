import type { Transaction } from '@veilighuis/persistence';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type { Meeting } from '../domain/meeting/index.ts';
import type {
  ContributionTexts,
  DisclosureTexts,
  Representative,
  Sealed,
  TableAction,
} from '../domain/table-input/index.ts';

interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Meetings of the table: ids, codes and days. */
export abstract class Meetings {
  abstract insert(tx: Transaction, meeting: Meeting): Promise<void>;
  abstract find(meetingId: string, session?: ClientSession): Promise<Meeting | undefined>;
  /** Stores the version after the one that it carries. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, meeting: Meeting): Promise<Meeting>;
  /** Planned ones from the first on, held ones from the last one back. */
  abstract list(centre: string, state: Meeting['state'], page: PageAsked): Promise<Page<Meeting>>;
  /** Takes files off the agendas of meetings that are still to be held. */
  abstract takeOffPlanned(tx: Transaction, fileIds: readonly string[]): Promise<void>;
}

/** Permanent representatives, by organisation (R23). */
export abstract class Representatives {
  abstract insert(tx: Transaction, representative: Representative): Promise<void>;
  abstract find(representativeId: string, session?: ClientSession): Promise<Representative | undefined>;
  /** Stores the version after the one that it carries. @throws ProblemError `version-conflict` */
  abstract replace(tx: Transaction, representative: Representative): Promise<Representative>;
  abstract list(
    centre: string,
    wanted: { readonly organisation?: string | undefined; readonly on?: string | undefined },
    page: PageAsked,
  ): Promise<Page<Representative>>;
}

/** Actions of decisions (R26). */
export abstract class TableActions {
  abstract insert(tx: Transaction, actions: readonly TableAction[]): Promise<void>;
  abstract find(actionId: string, session: ClientSession): Promise<TableAction | undefined>;
  /** Of these files, in the order in which they were decided. */
  abstract ofFile(fileId: string): Promise<TableAction[]>;
  abstract replace(tx: Transaction, action: TableAction): Promise<void>;
  /** Open ones by their day, done ones from the last day back; of one organisation, or of all. */
  abstract list(
    centre: string,
    wanted: { readonly state: TableAction['state']; readonly organisation?: string | undefined },
    page: PageAsked,
  ): Promise<Page<TableAction>>;
  /** R51 */
  abstract moveTo(tx: Transaction, fileIds: readonly string[], centre: string): Promise<void>;
}

/** What someone writes at the table, by kind. */
export interface TableTexts {
  readonly contribution: ContributionTexts;
  readonly invitation: string;
  readonly withdrawal: string;
  readonly absence: string;
  readonly action: string;
  readonly completion: string;
  readonly disclosure: DisclosureTexts;
}

/** Of which file it is, and which of its kind: it opens nowhere else. */
export interface TextPlace<Kind extends keyof TableTexts> {
  readonly file: { readonly fileId: string; readonly clientSystemId: string };
  readonly kind: Kind;
  /** Organisation or id. */
  readonly key: string;
}

/** R41: seals each text apart, so that nothing is opened for a reader but what that reader may see (R24). */
export abstract class TableContent {
  abstract seal<Kind extends keyof TableTexts>(
    place: TextPlace<Kind>,
    text: TableTexts[Kind],
    session: ClientSession,
  ): Promise<Sealed>;
  abstract open<Kind extends keyof TableTexts>(place: TextPlace<Kind>, sealed: Sealed): Promise<TableTexts[Kind]>;
}
