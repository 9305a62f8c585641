import type { GroundRecord } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction, Vault } from '@veilighuis/persistence';
import type { Collection } from 'mongodb';
import type { ToldAccess } from './told-access.ts';
import { strictest, toldNothing } from './told-access.ts';

/** What a service that isn't intake knows of a client system: whether it goes on under another id (R09). */
interface ClientSystemRow {
  readonly _id: string;
  readonly centre: string;
  /** Client system that it was merged into; null when it stands on its own. */
  readonly mergedInto: string | null;
  /** Of the last merge or undoing that was heard of. */
  readonly heard?: Heard;
  /** What was told about who may see it; absent while nothing was. */
  readonly told?: ToldAccess;
  /** Sequence of the last shielding that was heard of. */
  readonly shieldedBy?: number;
  /** Sequence of the last transfer that was heard of; `centre` is the one that it went to (R51). */
  readonly transferredBy?: number;
  readonly touchedAt: Date;
}

interface Heard {
  readonly survivingId: string;
  readonly sequence: number;
  readonly time: string;
}

export const mergedClientSystemCollection = defineCollection<ClientSystemRow>({
  name: 'merged-client-systems',
  indexes: [{ name: 'by-survivor', key: { mergedInto: 1 } }],
});

/** A merge of two client systems, or its undoing, as it was announced. */
export interface MergeNews extends Heard {
  readonly absorbedId: string;
  readonly undone: boolean;
}

/** Client systems that go on under one id from now on. */
export interface Regrouped {
  readonly clientSystemIds: readonly string[];
  readonly currentClientSystemId: string;
}

const LONGEST_CHAIN = 50;

/**
 * Which client system stands for which, over merges of merges and their undoing, for a service that keeps ids only.
 * Every method writes to the rows that it reads: of two transactions about one client system at the same moment the
 * second runs again and sees what the first did. News about a client system that was erased is dropped (R50).
 */
export class MergedClientSystems {
  readonly #rows: Collection<ClientSystemRow>;

  constructor(
    database: Database,
    private readonly vault: Vault,
  ) {
    this.#rows = mergedClientSystemCollection.in(database.db);
  }

  /** The id under which a client system goes on; its own as long as no merge was heard of. */
  async currentOf(tx: Transaction, clientSystemId: string): Promise<string> {
    let current = clientSystemId;
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const row = await this.#touch(tx, current);
      if (row.mergedInto === null) return current;
      current = row.mergedInto;
    }
    throw new ProblemError('conflict', { detail: 'This client system was merged in a circle.' });
  }

  /** Centre in which it goes on (R51); the one that is given as long as nothing else was heard of. */
  async centreOf(tx: Transaction, clientSystemId: string, otherwise: string): Promise<string> {
    const row = await this.#rows.findOne({ _id: clientSystemId }, { session: tx.session });
    return row?.transferredBy === undefined ? otherwise : row.centre;
  }

  /** Takes in that client systems went to another centre; false when something later was heard already, or it is gone. */
  async hearTransfer(
    tx: Transaction,
    clientSystemIds: readonly string[],
    toCentre: string,
    sequence: number,
  ): Promise<boolean> {
    const [first] = clientSystemIds;
    if (first === undefined || (await this.vault.isErased(first, tx.session))) return false;
    const { transferredBy = 0 } = await this.#touch(tx, first);
    if (sequence <= transferredBy) return false;
    for (const clientSystemId of clientSystemIds) {
      await this.#touch(tx, clientSystemId);
      const change = { $set: { centre: toCentre, transferredBy: sequence } };
      await this.#rows.updateOne({ _id: clientSystemId }, change, { session: tx.session });
    }
    return true;
  }

  /** What was told about who may see it (R36, R37), under each of these ids. */
  async toldOf(tx: Transaction, clientSystemIds: readonly string[]): Promise<ToldAccess> {
    const ids = [...new Set(clientSystemIds)];
    const rows = await this.#rows.find({ _id: { $in: ids } }, { session: tx.session }).toArray();
    return rows.reduce((all, { told = toldNothing }) => strictest(all, told), toldNothing);
  }

  /** Takes in who is named in a client system from now on; false when something later was heard already, or it is gone. */
  async hearShielding(
    tx: Transaction,
    clientSystemId: string,
    shielding: ToldAccess['shielding'],
    sequence: number,
  ): Promise<boolean> {
    if (await this.vault.isErased(clientSystemId, tx.session)) return false;
    const { told = toldNothing, shieldedBy = 0 } = await this.#touch(tx, clientSystemId);
    if (sequence <= shieldedBy) return false;
    const change = { $set: { told: { ...told, shielding }, shieldedBy: sequence } };
    await this.#rows.updateOne({ _id: clientSystemId }, change, { session: tx.session });
    return true;
  }

  /** Takes in an emergency access (R37); it ends by itself. */
  async hearGround(tx: Transaction, clientSystemId: string, ground: GroundRecord): Promise<void> {
    if (await this.vault.isErased(clientSystemId, tx.session)) return;
    const { told = toldNothing } = await this.#touch(tx, clientSystemId);
    const grounds = [...told.grounds.filter(({ grantId }) => grantId !== ground.grantId), ground];
    await this.#rows.updateOne(
      { _id: clientSystemId },
      { $set: { told: { ...told, grounds } } },
      { session: tx.session },
    );
  }

  /** Takes in what was announced; undefined when something later was heard already, or the absorbed one is gone. */
  async hear(tx: Transaction, { absorbedId, undone, ...heard }: MergeNews): Promise<Regrouped | undefined> {
    if (await this.vault.isErased(absorbedId, tx.session)) return undefined;
    const row = await this.#touch(tx, absorbedId);
    if (row.heard !== undefined && !isLater(heard, row.heard)) return undefined;
    const mergedInto = undone ? null : heard.survivingId;
    await this.#rows.updateOne({ _id: absorbedId }, { $set: { mergedInto, heard } }, { session: tx.session });
    return {
      clientSystemIds: await this.#goingOnAs(tx, absorbedId),
      currentClientSystemId: await this.currentOf(tx, absorbedId),
    };
  }

  /** It and everything that was merged into it, however many merges ago. */
  async #goingOnAs(tx: Transaction, clientSystemId: string): Promise<string[]> {
    const ids = [clientSystemId];
    for (let last = ids; last.length > 0 && ids.length < LONGEST_CHAIN;) {
      const rows = await this.#rows
        .find({ mergedInto: { $in: last } }, { session: tx.session, projection: { _id: 1 } })
        .toArray();
      last = rows.map(({ _id }) => _id).filter((id) => !ids.includes(id));
      ids.push(...last);
    }
    return ids;
  }

  async #touch(tx: Transaction, clientSystemId: string): Promise<ClientSystemRow> {
    const row = await this.#rows.findOneAndUpdate(
      { _id: clientSystemId },
      { $set: { touchedAt: tx.now }, $setOnInsert: { centre: tx.context.centre, mergedInto: null } },
      { session: tx.session, upsert: true, returnDocument: 'after' },
    );
    if (row === null) throw new Error('An upsert always gives a row.');
    return row;
  }
}

// Of one survivor the sequence is exact; between two survivors the moment of the act has to do.
function isLater(one: Heard, other: Heard): boolean {
  return one.survivingId === other.survivingId ? one.sequence > other.sequence : one.time > other.time;
}
