import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from '../generated-files.ts';
import { repositoryRoot } from '../paths.ts';
import { runShown } from '../provision/run.ts';
import { processList } from '../stack/process-list.ts';
import { build } from './build.ts';
import { runCommand } from './run-command.ts';

// `generate` writes every file that is made from a description; `generate --check` only says which have drifted.
await runCommand(async () => {
  const parameters = process.argv.slice(2);
  // Rights of accounts follow from what the processes declare.
  await build(['packages/contracts', 'packages/service-kit', ...processList.map(({ workspace }) => workspace)]);
  const contracts = join(repositoryRoot, 'packages', 'contracts', 'dist', 'src', 'commands', 'generate.js');
  const workingDirectory = join(repositoryRoot, 'packages', 'contracts');
  const code = await runShown(process.execPath, [contracts, ...parameters], { workingDirectory });
  return Math.max(code, await own(parameters.includes('--check')));
});

async function own(check: boolean): Promise<number> {
  const drifted = [];
  for (const [path, content] of await generatedFiles()) {
    const file = join(repositoryRoot, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    drifted.push(path);
    if (!check) write(file, content);
  }
  if (!check || drifted.length === 0) return 0;
  console.error(`Not as generated: ${drifted.join(', ')}. Run: npm run generate`);
  return 1;
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
