import { join } from 'node:path';
import { dataDirectory, repositoryRoot } from '../paths.ts';
import { runShown } from '../provision/run.ts';
import { processConfiguration } from '../stack/environment.ts';
import { readOrMakeSecrets } from '../stack/secrets.ts';
import { build } from './build.ts';
import { runCommand } from './run-command.ts';
import { addressesOfRun } from './run-lock.ts';

const script = join(repositoryRoot, 'services', 'intake', 'dist', 'src', 'commands', 'erasures.js');

// npm run erasures -- keep --file register.jsonl, or again --file register.jsonl: on the platform that is running here.
await runCommand(async () => {
  const { broker = '', database = '', keycloak = '', gateway = '' } = addressesOfRun();
  const secrets = readOrMakeSecrets(process.env['STACK_SECRETS_FILE'] ?? join(dataDirectory, 'secrets.json'));
  await build(['services/intake']);
  const addresses = { broker, database, keycloak, gateway };
  const environment = processConfiguration('intake', 1, addresses, secrets);
  return runShown(process.execPath, [script, ...process.argv.slice(2)], { environment });
});
