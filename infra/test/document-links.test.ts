import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../src/paths.ts';

/** Links of a page to other files of the repository that lead nowhere. */
function lost(file: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(repositoryRoot, dirname(file), target)))
    .map((target) => `${file}: ${target}`);
}

describe('documents', () => {
  it('link to files that are there', () => {
    const files = globSync(['*.md', 'docs/**/*.md'], { cwd: repositoryRoot });
    assert.ok(files.length > 30);
    assert.deepEqual(
      files.flatMap((file) => lost(file, readFileSync(join(repositoryRoot, file), 'utf8'))),
      [],
    );
  });

  it('a link that leads nowhere is noticed, one to elsewhere is not followed (negative control)', () => {
    const text = '[a](none.md) [b](README.md#x) [c](https://example.org/none.md)';
    assert.deepEqual(lost('docs/adr/README.md', text), ['docs/adr/README.md: none.md']);
  });
});
