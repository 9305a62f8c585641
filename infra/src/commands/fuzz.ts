import { join } from 'node:path';
import { localDirectory, logDirectory, repositoryRoot } from '../paths.ts';
import { provision } from '../provision/provision.ts';
import { runShown } from '../provision/run.ts';
import { provideSchemathesis } from '../provision/schemathesis.ts';
import { onTerminal, step } from '../stack/progress.ts';
import { startStack } from '../stack/stack.ts';
import { build } from './build.ts';
import { runCommand } from './run-command.ts';

const script = join(repositoryRoot, 'e2e', 'dist', 'test', 'fuzz', 'fuzz.process.js');
/** Made-up requests come faster than people's; of the limit itself there are tests. */
const limits = { RATE_LIMIT_STAFF: '100000', RATE_LIMIT_MACHINE: '100000' };

// npm run fuzz [-- --as caw-worker --examples 20 --no-borders --seed 7]; on a stack of its own, or on GATEWAY_URL and KEYCLOAK_URL.
await runCommand(async () => {
  await provision(onTerminal);
  await step(onTerminal, 'schemathesis', join(logDirectory, 'provision.log'), provideSchemathesis);
  await step(onTerminal, 'build', join(logDirectory, 'build.log'), build);
  const parameters = [script, ...process.argv.slice(2)];
  if (process.env['GATEWAY_URL'] !== undefined) return runShown(process.execPath, parameters);
  const stack = await startStack({
    directory: join(localDirectory, 'fuzz', 'stack'),
    env: limits,
    progress: onTerminal,
  });
  try {
    const { gateway, keycloak } = stack.urls;
    const environment = { GATEWAY_URL: gateway, KEYCLOAK_URL: keycloak, FUZZ_REQUESTS_PER_MINUTE: '60000' };
    return await runShown(process.execPath, parameters, { environment });
  } finally {
    await stack.stop();
  }
});
