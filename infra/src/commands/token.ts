import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runShown } from '../provision/run.ts';
import { build } from './build.ts';
import { runCommand } from './run-command.ts';
import { addressesOfRun } from './run-lock.ts';

const script = join(repositoryRoot, 'packages', 'testing', 'dist', 'src', 'demo', 'token.js');

// npm run token -- pz-gent-system; an access token of a demo sign-in or system, to try the API with.
await runCommand(async () => {
  const { keycloak = '' } = addressesOfRun();
  await build(['packages/testing']);
  return runShown(process.execPath, [script, ...process.argv.slice(2)], { environment: { KEYCLOAK_URL: keycloak } });
});
