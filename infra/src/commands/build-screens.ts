import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { runLogged } from '../provision/run.ts';

const workspace = join(repositoryRoot, 'ui');
const bundler = join(repositoryRoot, 'node_modules', 'vite', 'bin', 'vite.js');
const stamp = join(workspace, 'site', '.built-from');

/** Bundles the screens; not when nothing changed that they are made of. @throws Error with the log when it fails */
export async function buildScreens(): Promise<void> {
  const source = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return;
  await runLogged(process.execPath, [bundler, 'build'], { log: 'build', workingDirectory: workspace });
  writeFileSync(stamp, source);
}

/** The lock stands for the libraries, and the compiled contracts for what is taken from them. */
function digest(): string {
  const hash = createHash('sha256');
  const contracts = join(repositoryRoot, 'packages', 'contracts', 'dist', 'src');
  const files = [...filesIn(join(workspace, 'src')), ...filesIn(contracts)];
  const single = ['index.html', 'vite.config.js', 'package.json'].map((name) => join(workspace, name));
  for (const file of [...files, ...single, join(repositoryRoot, 'package-lock.json')]) {
    hash.update(file).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
