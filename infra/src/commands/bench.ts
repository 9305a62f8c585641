import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { provision } from '../provision/provision.ts';
import { runShown } from '../provision/run.ts';
import { processList } from '../stack/process-list.ts';
import { build } from './build.ts';
import { runCommand } from './run-command.ts';

const script = join(repositoryRoot, 'bench', 'dist', 'src', 'main.js');

// npm run bench; it starts a stack of its own on free ports, beside whatever runs.
await runCommand(async () => {
  await provision();
  await build([...processList.map(({ workspace }) => workspace), 'bench']);
  return runShown(process.execPath, [script, ...process.argv.slice(2)]);
});
