import { purposeOf } from '@veilighuis/access';
import type { Decider, Principal } from '@veilighuis/access';
import {
  clientSystemTransferred,
  erasureOrdered,
  liveLists,
  listClientSystems,
  listPoliceReports,
  listTrajectories,
  listTriageFiles,
  ProblemError,
  shieldingChanged,
} from '@veilighuis/contracts';
import type { EventData, EventEnvelope, LiveList } from '@veilighuis/contracts';
import type { Shielding } from '@veilighuis/access';
import type { Response } from 'express';
import { recipientsOf } from '../notices/notice-rules.ts';
import type { Recipient } from '../notices/notice-rules.ts';
import type { Caller } from '../sign-in/caller.ts';
import { changesOf } from './changes.ts';
import type { Changes } from './changes.ts';
import { LiveStream } from './live-stream.ts';
import type { ShownRecords } from './shown-records.ts';

/** Who may hear of a list: who may ask for it. Notices are everybody's own. */
const actions: Readonly<Record<Exclude<LiveList, 'notices'>, string>> = {
  'triage-files': listTriageFiles.action,
  'police-reports': listPoliceReports.action,
  trajectories: listTrajectories.action,
  'client-systems': listClientSystems.action,
};

const MOST_OF_ONE_SESSION = 4;

interface Listener {
  readonly stream: LiveStream;
  readonly sessionKey: string;
  readonly principal: Principal;
  readonly lists: ReadonlySet<LiveList>;
}

export interface AudienceParts {
  readonly decider: Decider;
  readonly shown: ShownRecords;
  /** Who may know of client systems, as far as was announced. */
  readonly shieldingOf: (clientSystemIds: readonly string[]) => Promise<Shielding>;
  readonly logger: { warn(event: string, fields: Record<string, unknown>): void };
  /** How often a stream is looked after. */
  readonly beatMs?: number;
}

const BEAT_MS = 15_000;

/**
 * Who looks now, in this process, and what they may hear: of a list that something in it changed, when they may ask for that
 * list in that centre; of a record that it changed, when they were shown it. Nobody hears of a shielded file but who is
 * named in it (R36). Nothing is kept for who doesn't listen.
 */
export class LiveAudience {
  readonly #parts: AudienceParts;
  readonly #listeners = new Set<Listener>();

  constructor(parts: AudienceParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Goes on until either side ends it, or the session does. @throws ProblemError `too-many-requests` */
  join({ principal, sessionKey, stillStands }: Caller, response: Response): void {
    const own = [...this.#listeners].filter((one) => one.sessionKey === sessionKey);
    if (own.length >= MOST_OF_ONE_SESSION) {
      throw new ProblemError('too-many-requests', {
        detail: `A session has ${String(MOST_OF_ONE_SESSION)} streams at most.`,
      });
    }
    const lists = new Set(liveLists.filter((list) => this.#mayList(principal, list)));
    const listener = { stream: new LiveStream(response), sessionKey, principal, lists };
    this.#listeners.add(listener);
    const beat = setInterval(() => void this.#lookAfter(listener, stillStands), this.#parts.beatMs ?? BEAT_MS);
    response.once('close', () => {
      clearInterval(beat);
      this.#listeners.delete(listener);
      listener.stream.end();
    });
  }

  /** An event passed. */
  hear(envelope: EventEnvelope): void {
    const changes = changesOf(envelope);
    if (changes === undefined) return;
    this.#tell(envelope, changes).catch((error: unknown) => {
      this.#parts.logger.warn('live-change-not-told', { eventType: envelope.type, error });
    });
  }

  tellNotices(recipients: ReadonlySet<Recipient>): void {
    for (const { stream, principal } of this.#listeners) {
      if (recipientsOf(principal).some((one) => recipients.has(one))) stream.tell({ kind: 'list', list: 'notices' });
    }
  }

  /** Events may have passed unheard. */
  resync(): void {
    for (const { stream } of this.#listeners) stream.resync();
  }

  close(): void {
    for (const { stream } of this.#listeners) stream.end();
  }

  async #tell(envelope: EventEnvelope, { lists, records, clientSystemIds }: Changes): Promise<void> {
    const { shown } = this.#parts;
    const shielding = await this.#shieldingAfter(envelope, clientSystemIds);
    const mayKnow = (subject: string) => !shielding.shielded || shielding.visibleTo.includes(subject);
    for (const { stream, principal, sessionKey, lists: own } of this.#listeners) {
      // Who was shown it hears once more, and finds it gone.
      for (const record of records) if (shown.has(sessionKey, record)) stream.tell(record);
      if (principal.centre !== envelope.centre || !mayKnow(principal.subject)) continue;
      for (const list of lists) if (own.has(list)) stream.tell({ kind: 'list', list });
    }
    if (envelope.type === erasureOrdered.type) shown.forget(clientSystemIds, () => false);
    if (envelope.type === clientSystemTransferred.type)
      shown.forget(clientSystemIds, ({ centre }) => centre === envelope.centre);
    if (shielding.shielded) shown.forget(clientSystemIds, ({ subject }) => mayKnow(subject));
  }

  /** The event itself is newer than what is kept of those before. */
  async #shieldingAfter({ type, data }: EventEnvelope, clientSystemIds: readonly string[]): Promise<Shielding> {
    if (type === shieldingChanged.type) return data as EventData<typeof shieldingChanged>;
    if (this.#listeners.size === 0) return { shielded: false, visibleTo: [] };
    return this.#parts.shieldingOf(clientSystemIds);
  }

  async #lookAfter({ stream }: Listener, stillStands: Caller['stillStands']): Promise<void> {
    // Not known for a moment is no end: the next beat asks again.
    const stands = await stillStands().catch(() => true);
    if (stands) stream.beat();
    else stream.end();
  }

  #mayList(principal: Principal, list: LiveList): boolean {
    if (list === 'notices') return true;
    const purpose = purposeOf(principal, undefined);
    const record = { centre: principal.centre };
    return this.#parts.decider.decide({ principal, action: actions[list], record, grounds: [], purpose }).allowed;
  }
}
