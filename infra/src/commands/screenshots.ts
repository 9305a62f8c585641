import { join } from 'node:path';
import { localDirectory, logDirectory, repositoryRoot } from '../paths.ts';
import { provision } from '../provision/provision.ts';
import { runShown } from '../provision/run.ts';
import { onTerminal, step } from '../stack/progress.ts';
import { startStack } from '../stack/stack.ts';
import { build } from './build.ts';
import { loadDemo } from './load-demo.ts';
import { runCommand } from './run-command.ts';

const script = join(repositoryRoot, 'e2e', 'dist', 'test', 'screens', 'screenshots.process.js');
const directory = join(localDirectory, 'screenshots');

// npm run screenshots: every screen of every role, wide and narrow, on a stack of its own with the demo's made-up month.
await runCommand(async () => {
  await provision(onTerminal);
  await step(onTerminal, 'build', join(logDirectory, 'build.log'), build);
  const stack = await startStack({ directory: join(directory, 'stack'), progress: onTerminal });
  try {
    const { gateway, keycloak, database, broker } = stack.urls;
    await step(onTerminal, 'demo data', join(logDirectory, 'demo.log'), () =>
      loadDemo({ gateway, keycloak }, ['--reports', '80', '--seed', '7']),
    );
    const environment = {
      GATEWAY_URL: gateway,
      KEYCLOAK_URL: keycloak,
      MONGO_URL: database,
      BROKER_URL: broker,
      PLATFORM_LOG_DIRECTORY: stack.logDirectory,
      STACK_SECRETS_FILE: join(directory, 'stack', 'secrets.json'),
      SCREENSHOT_DIRECTORY: join(directory, 'pictures'),
    };
    return await runShown(process.execPath, [script, ...process.argv.slice(2)], { environment });
  } finally {
    await stack.stop();
  }
});
