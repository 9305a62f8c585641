import { Module } from '@nestjs/common';
import { adapters } from './adapters/index.ts';
import { ChangeTrajectory } from './application/change-trajectory.ts';
import * as useCases from './application/index.ts';
import { CaseWorkOperations } from './ports/case-work.operations.ts';
import { CaseloadOperations } from './ports/caseload.operations.ts';
import { DecisionEvents } from './ports/decision.events.ts';

@Module({
  controllers: [CaseloadOperations, CaseWorkOperations, DecisionEvents],
  providers: [...Object.values(useCases), ...adapters, ChangeTrajectory],
})
export class CaseManagementModule {}
