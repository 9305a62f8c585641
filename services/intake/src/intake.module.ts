import { Module } from '@nestjs/common';
import { adapters } from './adapters/index.ts';
import { IdentityKeys } from './application/identity-keys.ts';
import * as useCases from './application/index.ts';
import { MakeAssessment } from './application/make-assessment.ts';
import { PlacePersons } from './application/place-persons.ts';
import { ReadPoliceReport } from './application/read-police-report.ts';
import { ClientSystemOperations } from './ports/client-system.operations.ts';
import { ConfigurationOperations } from './ports/configuration.operations.ts';
import { GroundEvents } from './ports/ground.events.ts';
import { PoliceReportOperations } from './ports/police-report.operations.ts';
import { PossibleMatchOperations } from './ports/possible-match.operations.ts';

@Module({
  controllers: [
    PoliceReportOperations,
    ClientSystemOperations,
    PossibleMatchOperations,
    ConfigurationOperations,
    GroundEvents,
  ],
  providers: [...Object.values(useCases), ...adapters, IdentityKeys, MakeAssessment, PlacePersons, ReadPoliceReport],
})
export class IntakeModule {}
