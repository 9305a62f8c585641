import type { Provider } from '@nestjs/common';
import type { IndexedCollection } from '@veilighuis/persistence';
import { ReferenceData } from '../application/reference-data.ts';
import {
  ClientSystems,
  ContentHash,
  Instruments,
  PoliceReports,
  PossibleMatches,
  Protocols,
  Registrations,
  RiskAssessments,
} from '../application/stores.ts';
import { BlindContentHash } from './blind-content-hash.ts';
import { FileReferenceData } from './file-reference-data.ts';
import { claimCollection, clientSystemCollection } from './mongo/client-system-document.ts';
import { MongoClientSystems } from './mongo/mongo-client-systems.ts';
import { instrumentCollection, MongoInstruments } from './mongo/mongo-instruments.ts';
import { MongoPoliceReports, policeReportCollection } from './mongo/mongo-police-reports.ts';
import { MongoPossibleMatches, possibleMatchCollection } from './mongo/mongo-possible-matches.ts';
import { MongoProtocols, protocolCollection } from './mongo/mongo-protocols.ts';
import { MongoRegistrations, registrationCollection } from './mongo/mongo-registrations.ts';
import { MongoRiskAssessments, riskAssessmentCollection } from './mongo/mongo-risk-assessments.ts';

export const collections: readonly IndexedCollection[] = [
  clientSystemCollection,
  claimCollection,
  policeReportCollection,
  riskAssessmentCollection,
  registrationCollection,
  possibleMatchCollection,
  protocolCollection,
  instrumentCollection,
];

export const adapters: Provider[] = [
  { provide: ClientSystems, useClass: MongoClientSystems },
  { provide: PoliceReports, useClass: MongoPoliceReports },
  { provide: RiskAssessments, useClass: MongoRiskAssessments },
  { provide: Registrations, useClass: MongoRegistrations },
  { provide: PossibleMatches, useClass: MongoPossibleMatches },
  { provide: Protocols, useClass: MongoProtocols },
  { provide: Instruments, useClass: MongoInstruments },
  { provide: ContentHash, useClass: BlindContentHash },
  { provide: ReferenceData, useClass: FileReferenceData },
];
