import { join } from 'node:path';
import { databaseOf } from '../accounts/database-accounts.ts';
import { dataDirectory, repositoryRoot } from '../paths.ts';
import { runShown } from '../provision/run.ts';
import { processList } from '../stack/process-list.ts';
import { readOrMakeSecrets, variableOf } from '../stack/secrets.ts';
import { build } from './build.ts';
import { givenServers } from './given-servers.ts';
import { runCommand } from './run-command.ts';
import { addressesOfRun } from './run-lock.ts';

const script = join(repositoryRoot, 'packages', 'persistence', 'dist', 'src', 'commands', 'log.js');

// npm run log -- verify [--service triage] [--anchors file]: of one service, or of each that keeps a log.
await runCommand(async () => {
  const parameters = process.argv.slice(2);
  const database = givenServers(process.env).database ?? addressesOfRun()['database'] ?? '';
  const secrets = readOrMakeSecrets(process.env['STACK_SECRETS_FILE'] ?? join(dataDirectory, 'secrets.json'));
  await build(['packages/persistence']);
  const named = parameters[parameters.indexOf('--service') + 1];
  const services = parameters.includes('--service') ? [] : processList.filter(({ name }) => name !== 'gateway');
  const runs = services.length === 0 ? [{ name: named ?? '', more: [] }] : services.map(({ name }) => own(name));
  let worst = 0;
  for (const { name, more } of runs) {
    const key = process.env['LOG_ANCHOR_KEY'] ?? secrets[variableOf(name, 'LOG_ANCHOR_KEY')] ?? '';
    const environment = { MONGO_URL: database, DATABASE_NAME: databaseOf(name), LOG_ANCHOR_KEY: key };
    worst = Math.max(worst, await runShown(process.execPath, [script, ...parameters, ...more], { environment }));
  }
  return worst;
});

function own(name: string): { readonly name: string; readonly more: readonly string[] } {
  return { name, more: ['--service', name] };
}
