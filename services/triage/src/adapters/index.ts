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
import { CentreConfiguration } from '../application/centre-configuration.ts';
import { Intake } from '../application/intake.ts';
import { TriageFiles } from '../application/stores.ts';
import { FileCentreConfiguration } from './file-centre-configuration.ts';
import { IntakeOperations } from './intake-operations.ts';
import { MongoTriageFiles } from './mongo/mongo-triage-files.ts';
import { TriageData } from './mongo/triage-data.ts';
import { triageFileCollection } from './mongo/triage-file-document.ts';

export const collections: readonly IndexedCollection[] = [triageFileCollection, mergedClientSystemCollection];

export const adapters: Provider[] = [
  { provide: TriageFiles, useClass: MongoTriageFiles },
  { provide: FilesToldAbout, useExisting: TriageFiles },
  { provide: CentreConfiguration, useClass: FileCentreConfiguration },
  { provide: Intake, useClass: IntakeOperations },
  { provide: LogScopes, useClass: AskedLogScopes },
  { provide: ClientSystemData, useClass: TriageData },
  {
    provide: MergedClientSystems,
    useFactory: (database: Database, vault: Vault) => new MergedClientSystems(database, vault),
    inject: [DATABASE, Vault],
  },
];
