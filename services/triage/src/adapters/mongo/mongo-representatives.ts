import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { Representatives } from '../../application/table-stores.ts';
import type { Representative } from '../../domain/table-input/index.ts';

/** Of no client system: organisations, functions and user ids. */
type RepresentativeDocument = Omit<Representative, 'representativeId'> & { readonly _id: string };

export const representativeCollection = defineCollection<RepresentativeDocument>({
  name: 'representatives',
  indexes: [{ name: 'by-organisation', key: { centre: 1, organisation: 1, _id: 1 } }],
});

@Injectable()
export class MongoRepresentatives extends Representatives {
  readonly #store: AggregateStore<RepresentativeDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#store = new AggregateStore(database, representativeCollection);
  }

  async insert(tx: Transaction, representative: Representative): Promise<void> {
    await this.#store.insert(tx, documentOf(representative));
  }

  async find(representativeId: string, session?: ClientSession): Promise<Representative | undefined> {
    const document = await this.#store.find(representativeId, session);
    return document && representativeOf(document);
  }

  async replace(tx: Transaction, representative: Representative): Promise<Representative> {
    return representativeOf(await this.#store.replace(tx, documentOf(representative), representative.version));
  }

  async list(
    centre: string,
    { organisation, on }: { readonly organisation?: string | undefined; readonly on?: string | undefined },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<Representative>> {
    const filter = {
      centre,
      ...(organisation === undefined ? {} : { organisation }),
      ...(on === undefined
        ? {}
        : { from: { $lte: on }, $or: [{ until: { $exists: false } }, { until: { $gte: on } }] }),
    };
    const order = { field: 'organisation', direction: 1, moment: false } as const;
    const found = await cursorPage(this.#store.collection, filter, order, page);
    return { ...found, rows: found.rows.map(representativeOf) };
  }
}

function documentOf({ representativeId, ...representative }: Representative): RepresentativeDocument {
  return { ...representative, _id: representativeId };
}

function representativeOf({ _id, ...representative }: RepresentativeDocument): Representative {
  return { ...representative, representativeId: _id };
}
