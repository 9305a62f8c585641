import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory, logDirectory } from '../paths.ts';
import { provision } from '../provision/provision.ts';
import { endLeftBehind } from '../processes/left-behind.ts';
import type { ServerUrls } from '../stack/environment.ts';
import type { StackPorts } from '../stack/ports.ts';
import { chosenPorts } from '../stack/ports.ts';
import { onTerminal, step } from '../stack/progress.ts';
import type { Stack, StackOptions } from '../stack/stack.ts';
import { startStack } from '../stack/stack.ts';
import { build } from './build.ts';
import { givenServers } from './given-servers.ts';
import { loadDemo } from './load-demo.ts';
import { aborted, endWanted, runCommand, runUntilAborted } from './run-command.ts';
import { lockData, publishAddresses, unlockData } from './run-lock.ts';
import { welcome } from './welcome.ts';

await runCommand(async () => {
  const use = givenServers(process.env);
  lockData();
  const end = endWanted();
  try {
    const ports = await chosenPorts(process.env, Object.keys(use));
    await provision(onTerminal);
    if (!end.aborted) await step(onTerminal, 'build', join(logDirectory, 'build.log'), build);
    if (!end.aborted) await runUntil(end, ports, use);
  } catch (error) {
    // Ctrl-C in a terminal ends what is being installed or built as well; that is no failure.
    if (!end.aborted) throw error;
  } finally {
    unlockData();
  }
  return 0;
});

async function runUntil(end: AbortSignal, ports: StackPorts, use: Partial<ServerUrls>): Promise<void> {
  const stack = await unlessEnded(end, startStack({ ...stackOptions(), ports, use }));
  if (stack === undefined) return;
  try {
    await Promise.race([firstDemo(stack), aborted(end)]);
    if (end.aborted) return;
    const { gateway, keycloak, broker, database } = stack.urls;
    publishAddresses({ gateway, keycloak, broker, database });
    console.log(welcome(stack));
    await runUntilAborted(end);
  } finally {
    console.log('Stopping');
    await stack.stop();
    console.log('Stopped; nothing is left running.');
  }
}

// What is half up can't be stopped in order: its processes are ended, and so the start fails by itself.
async function unlessEnded(end: AbortSignal, starting: Promise<Stack>): Promise<Stack | undefined> {
  let isUp = false;
  const early = aborted(end).then(async () => {
    if (isUp) return undefined;
    console.log('Stopping');
    await endLeftBehind(dataDirectory);
    const [outcome] = await Promise.allSettled([starting]);
    if (outcome.status === 'fulfilled') await outcome.value.stop();
    console.log('Stopped; nothing is left running.');
    return undefined;
  });
  const up = starting.then((stack) => {
    isUp = !end.aborted;
    return isUp ? stack : early;
  });
  return Promise.race([up, early]).catch((error: unknown) => {
    if (end.aborted) return early;
    throw error;
  });
}

function stackOptions(): StackOptions {
  const secretsFile = process.env['STACK_SECRETS_FILE'];
  const settings = { directory: dataDirectory, supervised: true, progress: onTerminal, env: passedOn(process.env) };
  return { ...settings, ...(secretsFile !== undefined && { secretsFile }) };
}

/** Variables of the processes that may be given to `npm start`. */
function passedOn(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['LOG_LEVEL', 'DEADLINE_MS', 'OTEL_EXPORTER_OTLP_ENDPOINT'];
  return Object.fromEntries(
    names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
}

async function firstDemo(stack: Stack): Promise<void> {
  const stamp = join(dataDirectory, 'demo-loaded');
  const reports = process.env['DEMO_REPORTS'] ?? '150';
  if (existsSync(stamp) || reports === '0') return;
  const parameters = ['--reports', reports, '--seed', '7'];
  await step(onTerminal, `demo data (${reports} reports)`, join(logDirectory, 'demo.log'), () =>
    loadDemo({ gateway: stack.urls.gateway, keycloak: stack.urls.keycloak }, parameters),
  );
  writeFileSync(stamp, parameters.join(' '));
}
