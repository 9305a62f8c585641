import { runProcess, startService } from '@veilighuis/service-kit';
import { collections } from './adapters/index.ts';
import { IntakeModule } from './intake.module.ts';

runProcess(() => startService({ name: 'intake', module: IntakeModule, collections, migrations: [] }));
