import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { reason } from '../deadline.ts';
import { localDirectory, logDirectory } from '../paths.ts';
import { provision } from '../provision/provision.ts';
import type { StackPorts } from '../stack/ports.ts';
import { freeStackPorts } from '../stack/ports.ts';
import { onTerminal, step } from '../stack/progress.ts';
import { readOrMakeSecrets } from '../stack/secrets.ts';
import type { StackServers } from '../stack/servers.ts';
import { startServers } from '../stack/servers.ts';
import type { TestKind, TestSelection } from '../test-run/arguments.ts';
import { readSelection } from '../test-run/arguments.ts';
import { checks, runCheck } from '../test-run/checks.ts';
import { platformEnvironment, startPlatform } from '../test-run/platform.ts';
import { runFiles } from '../test-run/run-files.ts';
import { Tally } from '../test-run/tally.ts';
import { testFiles, workspaces } from '../test-run/test-files.ts';
import { build } from './build.ts';
import { givenServers } from './given-servers.ts';
import { endWanted, runCommand } from './run-command.ts';

const directory = join(localDirectory, 'test', String(process.pid));
const secretsFile = process.env['STACK_SECRETS_FILE'] ?? join(directory, 'secrets.json');

await runCommand(async () => {
  const selection = readSelection(process.argv.slice(2));
  const end = endWanted();
  const tally = new Tally();
  let failure: unknown;
  try {
    await runAll(selection, tally, end);
  } catch (error) {
    failure = error;
  }
  if (failure !== undefined) {
    tally.failed += 1;
    console.log(`\n  FAILED  ${reason(failure)}\n`);
  }
  console.log(tally.toString());
  return tally.isGood && !end.aborted ? 0 : 1;
});

async function runAll(selection: TestSelection, tally: Tally, end: AbortSignal): Promise<void> {
  const folders = workspaces(selection.workspace);
  await provision(onTerminal);
  await step(onTerminal, 'build and types', join(logDirectory, 'build.log'), () =>
    build(needsEverything(selection, folders) ? [] : folders),
  );
  tally.passed += 1;
  for (const check of selection.withChecks ? checks : []) {
    if (!end.aborted) tally.add(await runCheck(check, end));
  }
  const ports = await freeStackPorts();
  const servers = await serversFor(selection, ports);
  try {
    for (const kind of selection.kinds) {
      if (kind === 'e2e' && servers !== undefined) await runEndToEnd(folders, servers, ports, tally, end);
      else await runKind(folders, kind, servers === undefined ? {} : environmentOf(servers), tally, end);
    }
  } finally {
    await servers?.stop();
  }
  if (tally.failed === 0) rmSync(directory, { recursive: true, force: true });
}

/** End-to-end tests need the processes too, of which none is a reference of theirs. */
function needsEverything({ workspace, kinds }: TestSelection, folders: readonly string[]): boolean {
  if (workspace === undefined) return true;
  return kinds.includes('e2e') && folders.some((folder) => testFiles(folder, 'e2e').length > 0);
}

function serversFor({ kinds }: TestSelection, ports: StackPorts): Promise<StackServers | undefined> {
  if (kinds.every((kind) => kind === 'unit')) return Promise.resolve(undefined);
  const secrets = readOrMakeSecrets(secretsFile);
  const publicUrl = `http://127.0.0.1:${String(ports['gateway'])}`;
  return startServers({ directory, ports, secrets, publicUrl, use: givenServers(process.env), progress: onTerminal });
}

/** End-to-end tests share one platform, so that its start is paid once. */
async function runEndToEnd(
  folders: readonly string[],
  servers: StackServers,
  ports: StackPorts,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || folders.every((folder) => testFiles(folder, 'e2e').length === 0)) return;
  const platform = await startPlatform({ directory, servers, ports, secretsFile });
  try {
    await runKind(folders, 'e2e', { ...environmentOf(servers), ...platformEnvironment(platform) }, tally, signal);
  } finally {
    await platform.stop();
  }
}

async function runKind(
  folders: readonly string[],
  kind: TestKind,
  environment: Record<string, string>,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  for (const workspace of folders) {
    const files = testFiles(workspace, kind);
    if (files.length === 0 || signal.aborted) continue;
    await step(onTerminal, `${kind}: ${workspace}`, undefined, async () => {
      const result = await runFiles({ workspace, files, environment, concurrency: kind === 'unit' ? 2 : 1, signal });
      tally.add(result);
    });
  }
}

function environmentOf({ given }: StackServers): Record<string, string> {
  return {
    BROKER_URL: given.broker,
    MONGO_URL: given.database,
    KEYCLOAK_URL: given.keycloak,
    STACK_SECRETS_FILE: secretsFile,
  };
}
