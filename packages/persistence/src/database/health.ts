import type { Db } from 'mongodb';
import { beforeDeadline } from '../deadline.ts';
import type { DatabaseFault } from './database-fault.ts';
import type { Preparation } from './preparation.ts';

export interface DatabaseHealth {
  readonly ok: boolean;
  /** Empty when it is well. */
  readonly reasons: readonly DatabaseFault[];
}

const ANSWER_WITHIN_MS = 1_000;

export async function askHealth(db: Db, preparation: Preparation): Promise<DatabaseHealth> {
  const connection = preparation.wasConnected ? await connectionFault(db) : 'database-unreachable';
  const reasons = [connection, preparation.fault].filter((fault) => fault !== undefined);
  return { ok: reasons.length === 0, reasons };
}

async function connectionFault(db: Db): Promise<DatabaseFault | undefined> {
  try {
    const answer = await beforeDeadline(
      db.command({ hello: 1 }, { readPreference: 'primaryPreferred' }),
      performance.now() + ANSWER_WITHIN_MS,
    );
    return answer['isWritablePrimary'] === true ? undefined : 'database-has-no-primary';
  } catch {
    return 'database-unreachable';
  }
}
