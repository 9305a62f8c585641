import { runProcess, startService } from '@veilighuis/service-kit';
import { collections } from './adapters/index.ts';
import { CaseManagementModule } from './case-management.module.ts';

runProcess(() => startService({ name: 'case-management', module: CaseManagementModule, collections, migrations: [] }));
