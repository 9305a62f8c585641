import { Module } from '@nestjs/common';
import { readTriageLog } from '@veilighuis/contracts';
import { accessLogOperations, EraseOnOrder, FollowAccess, ReadAccessLog } from '@veilighuis/service-kit';
import { adapters } from './adapters/index.ts';
import { ChangeTriageFile } from './application/change-triage-file.ts';
import * as useCases from './application/index.ts';
import { AccessEvents } from './ports/access.events.ts';
import { ErasureEvents } from './ports/erasure.events.ts';
import { IntakeEvents } from './ports/intake.events.ts';
import { TriageFileOperations } from './ports/triage-file.operations.ts';

@Module({
  controllers: [TriageFileOperations, IntakeEvents, ErasureEvents, AccessEvents, accessLogOperations(readTriageLog)],
  providers: [...Object.values(useCases), ...adapters, ChangeTriageFile, EraseOnOrder, FollowAccess, ReadAccessLog],
})
export class TriageModule {}
