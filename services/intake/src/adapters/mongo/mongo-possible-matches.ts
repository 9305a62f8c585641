import { Inject, Injectable } from '@nestjs/common';
import { keysOfFile } from '@veilighuis/access';
import { AggregateStore, defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { accessNow, cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { PossibleMatches } from '../../application/stores.ts';
import type { ListQuery, MatchSide, MatchState, Page, PossibleMatch } from '../../application/stores.ts';
import { pairKey } from '../../domain/client-system/index.ts';
import type { Shielding } from '../../domain/client-system/index.ts';

interface PossibleMatchDocument {
  readonly _id: string;
  readonly centre: string;
  readonly version: number;
  /** The two persons in one order: a pair is offered once, and what was decided on it is remembered (R09). */
  readonly pair: string;
  readonly left: MatchSide;
  readonly right: MatchSide;
  readonly reasons: readonly string[];
  readonly state: MatchState;
  readonly offeredAt: Date;
  readonly shielding: Shielding;
  /** For queries only; derived from the shielding at each store. */
  readonly access: readonly string[];
  /** JWE of the decision, with what undoing it needs. */
  readonly decision?: string | undefined;
}

export const possibleMatchCollection = defineCollection<PossibleMatchDocument>({
  name: 'possible-matches',
  indexes: [
    { name: 'by-pair', key: { pair: 1 }, unique: true },
    { name: 'by-left', key: { 'left.clientSystemId': 1 } },
    { name: 'by-right', key: { 'right.clientSystemId': 1 } },
    { name: 'by-state', key: { centre: 1, state: 1, access: 1, offeredAt: 1, _id: 1 } },
  ],
});

@Injectable()
export class MongoPossibleMatches extends PossibleMatches {
  readonly #store: AggregateStore<PossibleMatchDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#store = new AggregateStore(database, possibleMatchCollection);
  }

  async offer(tx: Transaction, matches: readonly PossibleMatch[]): Promise<void> {
    const rows = matches.map(({ matchId, decision: _none, ...rest }) => {
      const pair = pairKey(rest.left.personId, rest.right.personId);
      return {
        updateOne: {
          filter: { pair },
          update: { $setOnInsert: { ...rest, _id: matchId, pair, access: accessOf(rest, tx.now) } },
          upsert: true,
        },
      };
    });
    await this.#store.collection.bulkWrite(rows, { session: tx.session });
  }

  async findClosed(matchId: string): Promise<PossibleMatch | undefined> {
    const found = await this.#store.find(matchId);
    return found && withoutDecision(found);
  }

  async find(matchId: string, session?: ClientSession): Promise<PossibleMatch | undefined> {
    const found = await this.#store.find(matchId, session);
    return found && this.open(found, session);
  }

  async replace(tx: Transaction, match: PossibleMatch, expectedVersion: number): Promise<PossibleMatch> {
    const { matchId, decision, ...rest } = match;
    const sealed =
      decision && (await this.vault.seal(match.left.clientSystemId, placeOf(matchId), decision, tx.session));
    const document = {
      ...rest,
      _id: matchId,
      pair: pairKey(rest.left.personId, rest.right.personId),
      access: accessOf(rest, tx.now),
      decision: sealed,
    };
    const stored = await this.#store.replace(tx, document, expectedVersion);
    return { ...match, version: stored.version };
  }

  async list(query: ListQuery, state: MatchState): Promise<Page<PossibleMatch>> {
    const order = { field: 'offeredAt', direction: 1, moment: true } as const;
    const page = await cursorPage(this.#store.collection, { ...query.filter, state }, order, query);
    return { ...page, rows: page.rows.map(withoutDecision) };
  }

  async withSide(clientSystemId: string, session: ClientSession): Promise<PossibleMatch[]> {
    const sides = [{ 'left.clientSystemId': clientSystemId }, { 'right.clientSystemId': clientSystemId }];
    return (await this.#store.collection.find({ $or: sides }, { session }).toArray()).map(withoutDecision);
  }

  async saveShielding(tx: Transaction, matchId: string, shielding: Shielding): Promise<void> {
    const access = accessOf({ centre: tx.context.centre, shielding }, tx.now);
    await this.#store.collection.updateOne({ _id: matchId }, { $set: { shielding, access } }, { session: tx.session });
  }

  private async open(document: PossibleMatchDocument, session?: ClientSession): Promise<PossibleMatch> {
    if (document.decision === undefined) return withoutDecision(document);
    const opened = await this.vault.open(
      document.left.clientSystemId,
      placeOf(document._id),
      document.decision,
      session,
    );
    const decision = opened as Omit<NonNullable<PossibleMatch['decision']>, 'at'> & { at: string };
    return { ...withoutDecision(document), decision: { ...decision, at: new Date(decision.at) } };
  }
}

/** Found by the coordinators; when a side is shielded, only by those whom it names. */
function accessOf({ centre, shielding }: Pick<PossibleMatch, 'centre' | 'shielding'>, at: Date): string[] {
  return keysOfFile({ centre, shielding }, accessNow(at));
}

function withoutDecision({
  _id,
  pair: _pair,
  access: _access,
  decision: _decision,
  ...rest
}: PossibleMatchDocument): PossibleMatch {
  return { ...rest, matchId: _id };
}

function placeOf(id: string) {
  return { collection: 'possible-matches', id, field: 'decision' };
}
