import { Module } from '@nestjs/common';
import { readIntakeLog } from '@veilighuis/contracts';
import { accessLogOperations, EraseOnOrder, LogScopes, ReadAccessLog } from '@veilighuis/service-kit';
import { adapters } from './adapters/index.ts';
import { ChangeClientSystem } from './application/change-client-system.ts';
import { DecideLogScope } from './application/decide-log-scope.ts';
import { ChangeAccessRequest } from './application/change-access-request.ts';
import { IdentityKeys } from './application/identity-keys.ts';
import * as useCases from './application/index.ts';
import { MakeAssessment } from './application/make-assessment.ts';
import { PersonRequestFiles } from './application/person-request-files.ts';
import { PlacePersons } from './application/place-persons.ts';
import { ReadPoliceReport } from './application/read-police-report.ts';
import { SpreadShielding } from './application/spread-shielding.ts';
import { ListWhatGoes } from './application/what-goes.ts';
import { WhatToForward } from './application/what-to-forward.ts';
import { ClientSystemOperations } from './ports/client-system.operations.ts';
import { ConfigurationOperations } from './ports/configuration.operations.ts';
import { GroundEvents } from './ports/ground.events.ts';
import { InsightOperations } from './ports/insight.operations.ts';
import { LogScopeOperations } from './ports/log-scope.operations.ts';
import { InformedAndCorrectionsOperations } from './ports/informed-and-corrections.operations.ts';
import { PersonsRightsOperations } from './ports/persons-rights.operations.ts';
import { PoliceReportOperations } from './ports/police-report.operations.ts';
import { PossibleMatchOperations } from './ports/possible-match.operations.ts';
import { RetentionEvents } from './ports/retention.events.ts';
import { RetentionOperations } from './ports/retention.operations.ts';
import { TransferOperations } from './ports/transfer.operations.ts';
import { WallOperations } from './ports/wall.operations.ts';

@Module({
  controllers: [
    PoliceReportOperations,
    ClientSystemOperations,
    PossibleMatchOperations,
    ConfigurationOperations,
    GroundEvents,
    PersonsRightsOperations,
    InformedAndCorrectionsOperations,
    RetentionOperations,
    RetentionEvents,
    WallOperations,
    TransferOperations,
    InsightOperations,
    LogScopeOperations,
    accessLogOperations(readIntakeLog),
  ],
  providers: [
    ...Object.values(useCases),
    ...adapters,
    ChangeClientSystem,
    IdentityKeys,
    SpreadShielding,
    MakeAssessment,
    PlacePersons,
    ReadPoliceReport,
    ListWhatGoes,
    ChangeAccessRequest,
    PersonRequestFiles,
    WhatToForward,
    EraseOnOrder,
    { provide: LogScopes, useExisting: DecideLogScope },
    ReadAccessLog,
  ],
})
export class IntakeModule {}
