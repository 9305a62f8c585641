import { runProcess, startService } from '@veilighuis/service-kit';
import { collections } from './adapters/index.ts';
import { TriageModule } from './triage.module.ts';

runProcess(() => startService({ name: 'triage', module: TriageModule, collections, migrations: [] }));
