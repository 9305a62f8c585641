import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runLogged } from '../provision/run.ts';
import { buildScreens } from './build-screens.ts';

const compiler = join(repositoryRoot, 'node_modules', 'typescript', 'bin', 'tsc');

/** Workspaces that serve or show the screens. */
const withScreens = ['gateway', 'ui', 'e2e', 'bench'];

/**
 * Compiles workspaces and what they need; only what changed since the last time. Without folders: all workspaces.
 *
 * @throws Error with the log when types don't hold.
 */
export async function build(folders: readonly string[] = []): Promise<void> {
  const options = { log: 'build', freshLog: true, workingDirectory: repositoryRoot };
  await runLogged(process.execPath, [compiler, '-b', ...folders], options);
  if (folders.length === 0 || folders.some((folder) => withScreens.includes(folder))) await buildScreens();
}
