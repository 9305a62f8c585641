import { dateInBrussels } from '@veilighuis/calendar';
import type {
  clientSystemsMerged,
  clientSystemTransferred,
  emergencyAccessOpened,
  erasureOrdered,
  EventData,
  EventDefinition,
  EventEnvelope,
  groundGranted,
  groundRevoked,
  possibleMatchOffered,
  shieldingChanged,
  trajectoryAssigned,
  triageFileOpened,
} from '@veilighuis/contracts';
import type { Shielding } from '@veilighuis/access';
import type { Transaction, UnitOfWork, Vault } from '@veilighuis/persistence';
import { mergedClientSystemCollection, workOfEvent } from '@veilighuis/service-kit';
import type { MergedClientSystems } from '@veilighuis/service-kit';
import type { Db } from 'mongodb';
import type { Drafts } from '../drafts/drafts.ts';
import type { Holders } from './holders.ts';
import { roleIn, stillTold, tableOf, toldOfEmergency, userIn } from './notice-rules.ts';
import type { Notices } from './notices.ts';

export type Told<E extends EventDefinition> = EventEnvelope<EventData<E>>;

export interface FollowingParts {
  readonly work: UnitOfWork;
  readonly vault: Vault;
  readonly db: Db;
  readonly merged: MergedClientSystems;
  readonly holders: Holders;
  readonly notices: Notices;
  readonly drafts: Drafts;
}

/**
 * What the gateway keeps of events, each in one transaction with its row in the inbox: notices, and as much of who holds and
 * who may know as it takes to give them to nobody else. Ids and codes only.
 */
export class FollowEvents {
  readonly #parts: FollowingParts;

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  /** The one who got the case is told; whoever was told so before no longer is. */
  async assigned(envelope: Told<typeof trajectoryAssigned>): Promise<void> {
    const { trajectoryId: id, clientSystemId, assigneeId } = envelope.data;
    const { notices } = this.#parts;
    await this.#take(envelope, [clientSystemId], async (tx) => {
      await notices.withdraw(tx, 'trajectory-assigned', id);
      await this.#give(tx, envelope, [clientSystemId], {
        kind: 'trajectory-assigned',
        recipients: [userIn(envelope.centre, assigneeId)],
        record: { kind: 'trajectory', id },
      });
    });
  }

  /** R37: told to who holds it, to those who lead its centre, and to the privacy officer. */
  async emergency(envelope: Told<typeof emergencyAccessOpened>): Promise<void> {
    const { clientSystemId, granteeId } = envelope.data;
    const { centre } = envelope;
    await this.#take(envelope, [clientSystemId], async (tx) => {
      const holderIds = await this.#parts.holders.of(tx, await this.#parts.merged.currentOf(tx, clientSystemId));
      await this.#give(tx, envelope, [clientSystemId], {
        kind: 'emergency-access-opened',
        recipients: toldOfEmergency({ centre, granteeId, holderIds }),
        record: { kind: 'client-system', id: clientSystemId },
      });
    });
  }

  /** R36: a shielded file is in no count. */
  async onTriageList(envelope: Told<typeof triageFileOpened>): Promise<void> {
    const { clientSystemId } = envelope.data;
    const { centre, time } = envelope;
    await this.#take(envelope, [clientSystemId], async (tx) => {
      if ((await this.#shieldingOf(clientSystemId)).shielded) return;
      const counted = { kind: 'triage-files-waiting', centre, recipients: tableOf(centre) } as const;
      await this.#parts.notices.count(tx, { ...counted, at: new Date(time), on: dateInBrussels(time) });
    });
  }

  async matchOffered(envelope: Told<typeof possibleMatchOffered>): Promise<void> {
    const { matchId: id, leftId, rightId } = envelope.data;
    await this.#take(envelope, [leftId, rightId], (tx) =>
      this.#give(tx, envelope, [leftId, rightId], {
        kind: 'possible-match-offered',
        recipients: [roleIn(envelope.centre, 'operational-coordinator')],
        record: { kind: 'possible-match', id },
      }),
    );
  }

  async granted(envelope: Told<typeof groundGranted>): Promise<void> {
    const { grantId, clientSystemId, ground, granteeId: userId } = envelope.data;
    if (ground !== 'assigned' || userId === undefined) return;
    await this.#take(envelope, [clientSystemId], async (tx) => {
      const currentClientSystemId = await this.#parts.merged.currentOf(tx, clientSystemId);
      await this.#parts.holders.granted(tx, { grantId, clientSystemId, currentClientSystemId, userId });
    });
  }

  async revoked(envelope: Told<typeof groundRevoked>): Promise<void> {
    const { grantId, clientSystemId, ground } = envelope.data;
    if (ground !== 'assigned') return;
    await this.#take(envelope, [clientSystemId], (tx) => this.#parts.holders.revoked(tx, grantId, clientSystemId));
  }

  async merged(envelope: Told<typeof clientSystemsMerged>, undone: boolean): Promise<void> {
    const { data, sequence, time } = envelope;
    await this.#take(envelope, [data.absorbedId], async (tx) => {
      const regrouped = await this.#parts.merged.hear(tx, { ...data, sequence, time, undone });
      if (regrouped !== undefined) await this.#parts.holders.regroup(tx, regrouped);
    });
  }

  async shielded(envelope: Told<typeof shieldingChanged>): Promise<void> {
    const { clientSystemId, shielded, visibleTo } = envelope.data;
    const shielding = { shielded, visibleTo };
    await this.#take(envelope, [clientSystemId], async (tx) => {
      const isNews = await this.#parts.merged.hearShielding(tx, clientSystemId, shielding, envelope.sequence);
      if (isNews) await this.#parts.notices.shield(clientSystemId, shielding, tx.session);
    });
  }

  async transferred(envelope: Told<typeof clientSystemTransferred>): Promise<void> {
    const { centre, sequence, data } = envelope;
    const ids = [data.clientSystemId, ...data.absorbedIds];
    await this.#take(envelope, ids, async (tx) => {
      if (await this.#parts.merged.hearTransfer(tx, ids, centre, sequence))
        await this.#parts.notices.leave(tx, ids, centre);
    });
  }

  /** R50: what comes in about it later is dropped: its tombstone says that it is gone. */
  async erased(envelope: Told<typeof erasureOrdered>): Promise<void> {
    const ids = [envelope.data.clientSystemId, ...envelope.data.absorbedIds];
    const { work, vault, db, notices, holders, drafts } = this.#parts;
    await work.run(workOfEvent(envelope, 'gateway'), (tx) =>
      tx.accept(envelope.id, async () => {
        await notices.erase(ids, tx.session);
        await holders.erase(ids, tx.session);
        await mergedClientSystemCollection.in(db).deleteMany({ _id: { $in: ids } }, { session: tx.session });
        for (const id of ids) await vault.erase(id, tx);
      }),
    );
    await drafts.eraseAbout(ids);
    await this.#settle(ids);
  }

  async #give(
    tx: Transaction,
    { centre, time }: EventEnvelope<unknown>,
    clientSystemIds: readonly string[],
    notice: Pick<Parameters<Notices['give']>[1], 'kind' | 'recipients' | 'record'>,
  ): Promise<void> {
    let { recipients } = notice;
    for (const clientSystemId of clientSystemIds) {
      recipients = stillTold(notice.kind, centre, recipients, await this.#shieldingOf(clientSystemId));
    }
    await this.#parts.notices.give(tx, { ...notice, recipients, centre, clientSystemIds, at: new Date(time) });
  }

  // Only read, not touched: many events about one client system at once must not wait for each other.
  async #shieldingOf(clientSystemId: string): Promise<Shielding> {
    return (await this.#parts.merged.toldNow([clientSystemId])).shielding;
  }

  /** Once, and not at all about what was erased. */
  async #take(
    envelope: EventEnvelope<unknown>,
    clientSystemIds: readonly string[],
    effect: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const { work, vault } = this.#parts;
    await work.run(workOfEvent(envelope as EventEnvelope, 'gateway'), (tx) =>
      tx.accept(envelope.id, async () => {
        for (const id of clientSystemIds) if (await vault.isErased(id, tx.session)) return;
        await effect(tx);
      }),
    );
    await this.#settle(clientSystemIds);
  }

  /**
   * Once more after the commit, by whoever gives a notice and whoever shields or erases: of two at the same moment the later
   * one sees what the other did. A process that dies before does it when the event comes again.
   */
  async #settle(clientSystemIds: readonly string[]): Promise<void> {
    const { vault, notices, holders } = this.#parts;
    for (const id of clientSystemIds) {
      if (await vault.isErased(id)) {
        await notices.erase([id]);
        await holders.erase([id]);
        continue;
      }
      const shielding = await this.#shieldingOf(id);
      if (shielding.shielded) await notices.shield(id, shielding);
    }
  }
}
