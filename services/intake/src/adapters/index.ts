import type { Provider } from '@nestjs/common';
import type { IndexedCollection } from '@veilighuis/persistence';
import { ClientSystemData } from '@veilighuis/service-kit';
import { EmergencyAccesses } from '../application/emergency-stores.ts';
import { AccessRequests, Corrections, RightsTerms } from '../application/rights-stores.ts';
import { ReferenceData } from '../application/reference-data.ts';
import { Erasures, RetentionFiles, RetentionHolds, RetentionTerms } from '../application/retention-stores.ts';
import { CentreMove, Transfers } from '../application/transfer-stores.ts';
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
import { FileRetentionTerms } from './file-retention-terms.ts';
import { FileRightsTerms } from './file-rights-terms.ts';
import { claimCollection, clientSystemCollection } from './mongo/client-system-document.ts';
import { IntakeData } from './mongo/intake-data.ts';
import { IntakeMove } from './mongo/intake-move.ts';
import { accessRequestCollection, MongoAccessRequests } from './mongo/mongo-access-requests.ts';
import { MongoClientSystems } from './mongo/mongo-client-systems.ts';
import { emergencyAccessCollection, MongoEmergencyAccesses } from './mongo/mongo-emergency-accesses.ts';
import { correctionCollection, MongoCorrections } from './mongo/mongo-corrections.ts';
import { erasureCollection, MongoErasures } from './mongo/mongo-erasures.ts';
import { instrumentCollection, MongoInstruments } from './mongo/mongo-instruments.ts';
import { MongoPoliceReports, policeReportCollection } from './mongo/mongo-police-reports.ts';
import { MongoPossibleMatches, possibleMatchCollection } from './mongo/mongo-possible-matches.ts';
import { MongoProtocols, protocolCollection } from './mongo/mongo-protocols.ts';
import { MongoRegistrations, registrationCollection } from './mongo/mongo-registrations.ts';
import { MongoRetentionFiles, retentionFactsCollection } from './mongo/mongo-retention-files.ts';
import { MongoRetentionHolds, retentionHoldCollection } from './mongo/mongo-retention-holds.ts';
import { MongoTransfers, transferCollection } from './mongo/mongo-transfers.ts';
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
  retentionFactsCollection,
  retentionHoldCollection,
  erasureCollection,
  emergencyAccessCollection,
  accessRequestCollection,
  correctionCollection,
  transferCollection,
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
  { provide: RetentionFiles, useClass: MongoRetentionFiles },
  { provide: RetentionHolds, useClass: MongoRetentionHolds },
  { provide: RetentionTerms, useClass: FileRetentionTerms },
  { provide: EmergencyAccesses, useClass: MongoEmergencyAccesses },
  { provide: AccessRequests, useClass: MongoAccessRequests },
  { provide: Transfers, useClass: MongoTransfers },
  { provide: CentreMove, useClass: IntakeMove },
  { provide: Corrections, useClass: MongoCorrections },
  { provide: RightsTerms, useClass: FileRightsTerms },
  { provide: Erasures, useClass: MongoErasures },
  { provide: ClientSystemData, useClass: IntakeData },
];
