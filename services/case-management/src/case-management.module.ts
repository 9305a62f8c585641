import { Module } from '@nestjs/common';
import { readCaseManagementLog } from '@veilighuis/contracts';
import { accessLogOperations, EraseOnOrder, FollowAccess, ReadAccessLog } from '@veilighuis/service-kit';
import { adapters } from './adapters/index.ts';
import { ChangeTrajectory } from './application/change-trajectory.ts';
import * as useCases from './application/index.ts';
import { AccessEvents } from './ports/access.events.ts';
import { CaseWorkOperations } from './ports/case-work.operations.ts';
import { CaseloadOperations } from './ports/caseload.operations.ts';
import { DecisionEvents } from './ports/decision.events.ts';
import { ErasureEvents } from './ports/erasure.events.ts';

@Module({
  controllers: [
    CaseloadOperations,
    CaseWorkOperations,
    DecisionEvents,
    ErasureEvents,
    AccessEvents,
    accessLogOperations(readCaseManagementLog),
  ],
  providers: [...Object.values(useCases), ...adapters, ChangeTrajectory, EraseOnOrder, FollowAccess, ReadAccessLog],
})
export class CaseManagementModule {}
