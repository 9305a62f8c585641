import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runLogged } from '../provision/run.ts';

const compiler = join(repositoryRoot, 'node_modules', 'typescript', 'bin', 'tsc');

/**
 * Compiles workspaces and what they need; only what changed since the last time. Without folders: all workspaces.
 *
 * @throws Error with the log when types don't hold.
 */
export async function build(folders: readonly string[] = []): Promise<void> {
  const options = { log: 'build', freshLog: true, workingDirectory: repositoryRoot };
  await runLogged(process.execPath, [compiler, '-b', ...folders], options);
}
