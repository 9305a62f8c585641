import { getOverviewFile, getPoliceReport, getTrajectory, getTriageFile } from '@veilighuis/contracts';
import type { OperationDefinition, RecordKind } from '@veilighuis/contracts';
import type { Caller } from '../sign-in/caller.ts';
import type { ChangedRecord } from './changes.ts';

/** Operations that show one record, with where its identifier stands. */
const shows: Readonly<Record<string, readonly [RecordKind, string]>> = {
  [getOverviewFile.id]: ['client-system', 'clientSystemId'],
  [getPoliceReport.id]: ['police-report', 'reportId'],
  [getTriageFile.id]: ['triage-file', 'fileId'],
  [getTrajectory.id]: ['trajectory', 'trajectoryId'],
};

const MOST_RECORDS = 500;
const MOST_SESSIONS = 5_000;

interface Shown {
  readonly subject: string;
  readonly centre: string;
  /** Client system per record, the one that was shown last at the end. */
  readonly records: Map<string, string>;
}

type Input = Readonly<Record<string, unknown>>;

/**
 * Which records each session was shown in this process: it may hear that one of them changed, and of no other. A record that
 * was refused since, or of which the file is now for others only, is forgotten.
 */
export class ShownRecords {
  readonly #sessions = new Map<string, Shown>();

  /** An operation was answered. */
  answered({ id }: OperationDefinition, { sessionKey, principal }: Caller, input: Input, output: unknown): void {
    const key = keyOf(id, input);
    if (key === undefined) return;
    const { subject, centre } = principal;
    const { records } = this.#sessions.get(sessionKey) ?? { records: new Map<string, string>() };
    putLast(records, key, clientSystemOf(output), MOST_RECORDS);
    putLast(this.#sessions, sessionKey, { subject, centre, records }, MOST_SESSIONS);
  }

  /** An operation was refused: what isn't there for a session any more, it hears nothing of. */
  refused({ id }: OperationDefinition, { sessionKey }: Caller, input: Input): void {
    const key = keyOf(id, input);
    if (key !== undefined) this.#sessions.get(sessionKey)?.records.delete(key);
  }

  has(sessionKey: string, { kind, id }: ChangedRecord): boolean {
    return this.#sessions.get(sessionKey)?.records.has(`${kind}:${id}`) === true;
  }

  /** R36, R50, R51: everything of these client systems is forgotten by each session that may no longer know. */
  forget(
    clientSystemIds: readonly string[],
    mayKnow: (session: { readonly subject: string; readonly centre: string }) => boolean,
  ): void {
    const gone = new Set(clientSystemIds);
    for (const session of this.#sessions.values()) {
      if (mayKnow(session)) continue;
      for (const [key, clientSystemId] of session.records) if (gone.has(clientSystemId)) session.records.delete(key);
    }
  }
}

function keyOf(operationId: string, input: Input): string | undefined {
  const [kind, field] = shows[operationId] ?? [];
  const id = field === undefined ? undefined : input[field];
  return kind !== undefined && typeof id === 'string' ? `${kind}:${id}` : undefined;
}

function clientSystemOf(output: unknown): string {
  const id = typeof output === 'object' && output !== null && 'clientSystemId' in output && output.clientSystemId;
  return typeof id === 'string' ? id : '';
}

/** Puts an entry at the end; what was used least goes when there are too many. */
function putLast<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
