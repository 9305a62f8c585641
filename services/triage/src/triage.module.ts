import { Module } from '@nestjs/common';
import { adapters } from './adapters/index.ts';
import { ChangeTriageFile } from './application/change-triage-file.ts';
import * as useCases from './application/index.ts';
import { IntakeEvents } from './ports/intake.events.ts';
import { TriageFileOperations } from './ports/triage-file.operations.ts';

@Module({
  controllers: [TriageFileOperations, IntakeEvents],
  providers: [...Object.values(useCases), ...adapters, ChangeTriageFile],
})
export class TriageModule {}
