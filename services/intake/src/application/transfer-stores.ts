import type { IsoDate } from '@veilighuis/calendar';
import type { Transaction } from '@veilighuis/persistence';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';

/** R51: a file that one centre offers to another. The reason is sealed under the client system. */
export interface Transfer {
  readonly transferId: string;
  /** Centre that offers it. */
  readonly centre: string;
  readonly toCentre: string;
  readonly version: number;
  readonly clientSystemId: string;
  readonly state: 'offered' | 'accepted' | 'declined' | 'withdrawn';
  readonly reason: string;
  readonly offeredBy: string;
  readonly offeredOn: IsoDate;
  readonly endedBy?: string | undefined;
  readonly endedOn?: IsoDate | undefined;
}

export type TransferRow = Omit<Transfer, 'reason'>;

export abstract class Transfers {
  abstract insert(tx: Transaction, transfer: Transfer): Promise<void>;
  abstract find(transferId: string, session?: ClientSession): Promise<TransferRow | undefined>;
  abstract isOffered(clientSystemId: string, session: ClientSession): Promise<boolean>;
  /** Ends an offer, as the version after. @throws ProblemError `version-conflict` */
  abstract end(tx: Transaction, transfer: TransferRow): Promise<TransferRow>;
  /** The last one first. */
  abstract list(
    centre: string,
    direction: 'in' | 'out',
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<TransferRow>>;
}

/** Moves what hangs on client systems to another centre: reports, registrations, assessments, retention facts, holds. */
export abstract class CentreMove {
  abstract isAsked(clientSystemIds: readonly string[], session: ClientSession): Promise<boolean>;
  abstract move(tx: Transaction, clientSystemIds: readonly string[], toCentre: string): Promise<void>;
}
