import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument } from '../asyncapi/index.ts';
import { openApiDocument } from '../openapi/index.ts';
import { stableJson } from '../stable-json.ts';

/** `packages/contracts`, seen from the compiled command. */
const PACKAGE = join(import.meta.dirname, '../../..');
const FOLDER = join(PACKAGE, 'generated');

/** The generated files with their content, as the contracts want them now. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['openapi.json', stableJson(openApiDocument())],
    ['asyncapi.json', stableJson(asyncApiDocument())],
  ]);
}

/** Names of the generated files in a folder that are missing or differ from the contracts. */
export function drifted(folder: string = FOLDER): string[] {
  return [...generatedFiles()].filter(([name, content]) => read(join(folder, name)) !== content).map(([name]) => name);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function main(check: boolean): void {
  const names = drifted();
  if (check && names.length > 0) {
    process.stderr.write(`Not up to date: ${names.join(', ')}. Run \`npm run generate\` and commit the result.\n`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of generatedFiles()) if (names.includes(name)) writeFileSync(join(FOLDER, name), content);
  process.stdout.write(names.length === 0 ? 'generated: up to date\n' : `generated: ${names.join(', ')} written\n`);
}

if (process.argv[1] === import.meta.filename) main(process.argv.includes('--check'));
