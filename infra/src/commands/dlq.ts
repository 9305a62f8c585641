import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runShown } from '../provision/run.ts';
import { build } from './build.ts';
import { givenServers } from './given-servers.ts';
import { runCommand } from './run-command.ts';
import { addressesOfRun } from './run-lock.ts';

const script = join(repositoryRoot, 'packages', 'messaging', 'dist', 'src', 'commands', 'dlq.js');

// npm run dlq -- list --service triage
await runCommand(async () => {
  const broker = givenServers(process.env).broker ?? addressesOfRun()['broker'] ?? '';
  await build();
  return runShown(process.execPath, [script, ...process.argv.slice(2)], { environment: { BROKER_URL: broker } });
});
