import { Inject, Injectable } from '@nestjs/common';
import { defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { DATABASE } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { Instruments } from '../../application/stores.ts';
import type { InstrumentDefinition } from '../../domain/risk/index.ts';

interface InstrumentDocument {
  readonly _id: string;
  readonly centre: string;
  readonly definition: InstrumentDefinition;
}

export const instrumentCollection = defineCollection<InstrumentDocument>({
  name: 'instruments',
  indexes: [{ name: 'by-centre', key: { centre: 1, _id: 1 } }],
});

@Injectable()
export class MongoInstruments extends Instruments {
  readonly #collection: Collection<InstrumentDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#collection = instrumentCollection.in(database.db);
  }

  async ofCentre(centre: string): Promise<InstrumentDefinition[]> {
    return (await this.#collection.find({ centre }).sort({ _id: 1 }).toArray()).map(({ definition }) => definition);
  }

  async find(centre: string, code: string, version: number): Promise<InstrumentDefinition | undefined> {
    return (await this.#collection.findOne({ _id: idOf(centre, code, version) }))?.definition;
  }

  async insert(tx: Transaction, centre: string, definition: InstrumentDefinition): Promise<void> {
    const { code, version } = definition;
    await this.#collection.insertOne({ _id: idOf(centre, code, version), centre, definition }, { session: tx.session });
  }
}

function idOf(centre: string, code: string, version: number): string {
  return `${centre}:${code}:${String(version)}`;
}
