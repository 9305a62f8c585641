import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const repository = join(import.meta.dirname, '../../..');
const page = readFileSync(join(repository, 'docs/dependencies.md'), 'utf8');

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

function directDependencies(): Set<string> {
  const manifests = globSync(
    ['package.json', '{packages,services}/*/package.json', '{gateway,infra,e2e,bench}/package.json'],
    {
      cwd: repository,
    },
  );
  const names = manifests.flatMap((path) => {
    const manifest = JSON.parse(readFileSync(join(repository, path), 'utf8')) as Manifest;
    return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  });
  return new Set(names.filter((name) => !name.startsWith('@veilighuis/')));
}

function explained(text: string): Set<string> {
  const cells = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1] ?? '');
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')));
}

describe('docs/dependencies.md', () => {
  it('says of each direct dependency why it is there', () => {
    assert.deepEqual(
      [...directDependencies()].filter((name) => !explained(page).has(name)),
      [],
    );
  });

  it('explains nothing that is gone', () => {
    assert.deepEqual(
      [...explained(page)].filter((name) => !directDependencies().has(name)),
      [],
    );
  });

  it('is read by its first column only (negative control)', () => {
    assert.deepEqual([...explained('| `zod` | for | `other` |')], ['zod']);
  });
});
