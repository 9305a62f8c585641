import type { Provider } from '@nestjs/common';
import { Vault } from '@veilighuis/persistence';
import type { Database, IndexedCollection } from '@veilighuis/persistence';
import {
  AskedLogScopes,
  ClientSystemData,
  FilesToldAbout,
  DATABASE,
  LogScopes,
  mergedClientSystemCollection,
  MergedClientSystems,
} from '@veilighuis/service-kit';
import { CentreTerms } from '../application/centre-terms.ts';
import { Contacts, Trajectories } from '../application/stores.ts';
import { DefaultTerms } from './default-terms.ts';
import { CaseData } from './mongo/case-data.ts';
import { contactCollection, MongoContacts } from './mongo/mongo-contacts.ts';
import { MongoTrajectories } from './mongo/mongo-trajectories.ts';
import { trajectoryCollection } from './mongo/trajectory-document.ts';

export const collections: readonly IndexedCollection[] = [
  trajectoryCollection,
  contactCollection,
  mergedClientSystemCollection,
];

export const adapters: Provider[] = [
  { provide: Trajectories, useClass: MongoTrajectories },
  { provide: FilesToldAbout, useExisting: Trajectories },
  { provide: Contacts, useClass: MongoContacts },
  { provide: CentreTerms, useClass: DefaultTerms },
  { provide: LogScopes, useClass: AskedLogScopes },
  { provide: ClientSystemData, useClass: CaseData },
  {
    provide: MergedClientSystems,
    useFactory: (database: Database, vault: Vault) => new MergedClientSystems(database, vault),
    inject: [DATABASE, Vault],
  },
];
