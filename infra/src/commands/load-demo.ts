import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runLogged, runShown } from '../provision/run.ts';

const script = join(repositoryRoot, 'packages', 'testing', 'dist', 'src', 'demo', 'main.js');

/** Addresses that the demo needs, by name. It uses the public API and nothing else. */
export type DemoAddresses = Readonly<Record<string, string>>;

/** Plays made-up reports through the public API, its output going to a log. */
export async function loadDemo(addresses: DemoAddresses, parameters: readonly string[]): Promise<void> {
  if (!existsSync(script)) throw new Error(`no demo at ${script}`);
  await runLogged(process.execPath, [script, ...parameters], { log: 'demo', environment: environment(addresses) });
}

/** The same, its output shown; gives the exit code. */
export function showDemo(addresses: DemoAddresses, parameters: readonly string[]): Promise<number> {
  return runShown(process.execPath, [script, ...parameters], { environment: environment(addresses) });
}

function environment(addresses: DemoAddresses): Record<string, string> {
  return { GATEWAY_URL: addresses['gateway'] ?? '', KEYCLOAK_URL: addresses['keycloak'] ?? '' };
}
