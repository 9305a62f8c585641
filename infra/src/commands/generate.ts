import { generatedFiles } from '../generated-files.ts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { repositoryRoot } from '../paths.ts';

// `generate` writes the files that infra makes from its descriptions; `generate --check` only says which have drifted.
const check = process.argv.includes('--check');
const drifted: string[] = [];
for (const [path, content] of await generatedFiles()) {
  const file = join(repositoryRoot, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  drifted.push(relative(repositoryRoot, file));
  if (check) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
if (check && drifted.length > 0) {
  console.error(`Not as generated: ${drifted.join(', ')}. Run: npm run generate`);
  process.exitCode = 1;
}
