import type { Role } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';

/** An emergency access as it was opened (R37). It stays after its end: those whom it concerns find it. */
export interface EmergencyAccess {
  readonly grantId: string;
  readonly centre: string;
  /** The client system as it was called then. */
  readonly clientSystemId: string;
  readonly granteeId: string;
  readonly organisation: string;
  /** Roles of that moment. */
  readonly roles: readonly Role[];
  readonly from: Date;
  readonly until: Date;
}

export abstract class EmergencyAccesses {
  /** Keeps it with its reason, which is sealed under the client system. */
  abstract insert(tx: Transaction, access: EmergencyAccess, reason: string): Promise<void>;
  /** Those of the centre, the last one first, from behind a cursor of {@link cursorKeys}; the reasons stay sealed. */
  abstract lastFirst(centre: string, cursor: string | undefined): AsyncIterable<EmergencyAccess>;
  abstract reasonOf(access: EmergencyAccess): Promise<string>;
}

/** Sort keys of a row, for the cursor behind it. */
export function cursorKeys({ from, grantId }: EmergencyAccess): (string | number)[] {
  return [from.getTime(), grantId];
}
