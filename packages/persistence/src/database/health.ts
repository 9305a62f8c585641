import type { Db } from 'mongodb';
import type { Preparation } from './preparation.ts';

/** Why the database can't be used now. */
export type DatabaseFault = 'database-unreachable' | 'database-has-no-primary' | 'migrations-pending' | 'migration-failed';

export interface DatabaseHealth {
  readonly ok: boolean;
  /** Empty when it is well. */
  readonly reasons: readonly DatabaseFault[];
}

const ANSWER_WITHIN_MS = 1_000;

export async function askHealth(db: Db, preparation: Preparation): Promise<DatabaseHealth> {
  const reasons = [await connectionFault(db), preparation.fault].filter((fault) => fault !== undefined);
  return { ok: reasons.length === 0, reasons };
}

async function connectionFault(db: Db): Promise<DatabaseFault | undefined> {
  try {
    const answer = await db.command({ hello: 1 }, { timeoutMS: ANSWER_WITHIN_MS, readPreference: 'primaryPreferred' });
    return answer['isWritablePrimary'] === true ? undefined : 'database-has-no-primary';
  } catch {
    return 'database-unreachable';
  }
}
