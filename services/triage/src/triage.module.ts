import { Module } from '@nestjs/common';
import { readTriageLog } from '@veilighuis/contracts';
import { accessLogOperations, EraseOnOrder, FollowAccess, ReadAccessLog } from '@veilighuis/service-kit';
import { adapters } from './adapters/index.ts';
import * as useCases from './application/index.ts';
import * as parts from './application/parts.ts';
import { AccessEvents } from './ports/access.events.ts';
import { ErasureEvents } from './ports/erasure.events.ts';
import { IntakeEvents } from './ports/intake.events.ts';
import { RepresentativeOperations } from './ports/representative.operations.ts';
import { TableFollowUpOperations } from './ports/table-follow-up.operations.ts';
import { TableInputOperations } from './ports/table-input.operations.ts';
import { TriageFileOperations } from './ports/triage-file.operations.ts';
import { TriageMeetingOperations } from './ports/triage-meeting.operations.ts';

@Module({
  controllers: [
    TriageFileOperations,
    TriageMeetingOperations,
    TableInputOperations,
    TableFollowUpOperations,
    RepresentativeOperations,
    IntakeEvents,
    ErasureEvents,
    AccessEvents,
    accessLogOperations(readTriageLog),
  ],
  providers: [
    ...Object.values(useCases),
    ...Object.values(parts),
    ...adapters,
    EraseOnOrder,
    FollowAccess,
    ReadAccessLog,
  ],
})
export class TriageModule {}
