import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Root of the repository; the same from the sources and from the compiled output. */
export const repositoryRoot = findRoot(import.meta.dirname);

/** Everything that is installed, stored or logged locally stays below this one ignored folder. */
export const localDirectory = join(repositoryRoot, '.local');

/** Programs that the provisioning puts down; survives a reset. */
export const serversDirectory = join(localDirectory, 'servers');

/** Data of `npm start`; `npm run reset` empties it. */
export const dataDirectory = join(localDirectory, 'data');

/** Logs of provisioning, build and test runs. */
export const logDirectory = join(localDirectory, 'log');

function findRoot(from: string): string {
  let directory = from;
  while (!existsSync(join(directory, 'package-lock.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('no package-lock.json above the infra package');
    directory = parent;
  }
  return directory;
}
