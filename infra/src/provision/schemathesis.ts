import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, serversDirectory } from '../paths.ts';
import { settle } from './database.ts';
import { runLogged } from './run.ts';

const requirements = join(repositoryRoot, 'e2e', 'fuzz', 'requirements.txt');

/** Folder with schemathesis and what it needs, to give to Python as its path. */
export const schemathesisDirectory = join(serversDirectory, 'schemathesis-4.32.5');

/** Puts down schemathesis in a folder of its own; every version is pinned, and nothing is built. */
export async function provideSchemathesis(): Promise<void> {
  if (existsSync(schemathesisDirectory)) return;
  const scratch = `${schemathesisDirectory}.${String(process.pid)}`;
  mkdirSync(scratch, { recursive: true });
  const into = ['--no-deps', '--only-binary=:all:', '--target', scratch, '-r', requirements];
  await runLogged('python3', ['-m', 'pip', 'install', '--quiet', ...into], { log: 'provision' });
  settle(scratch, schemathesisDirectory);
}
