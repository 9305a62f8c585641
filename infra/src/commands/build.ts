import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runLogged } from '../provision/run.ts';

const compiler = join(repositoryRoot, 'node_modules', 'typescript', 'bin', 'tsc');

/** Compiles all workspaces; only what changed since the last time. @throws Error with the log when types don't hold. */
export async function build(): Promise<void> {
  await runLogged(process.execPath, [compiler, '-b'], { log: 'build', workingDirectory: repositoryRoot });
}
