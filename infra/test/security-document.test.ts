import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../src/paths.ts';
import { titlesIn } from '../src/rules/rules-page.ts';

const page = readFileSync(join(repositoryRoot, 'SECURITY.md'), 'utf8');
const parties = ['police feed', 'browser', 'broker', 'operator', 'curious colleague', 'perpetrator'];
const kinds = ['spoofing', 'tampering', 'repudiation', 'disclosure', 'denial', 'elevation'];

/** Tests that a text names, as links with their title to their file. */
function named(text: string): { title: string; file: string }[] {
  return [...text.matchAll(/\[((?:\\.|[^\]\\])+)\]\(([^)]+\.test\.ts)\)/g)].map(([, title = '', file = '']) => ({
    title: title.replaceAll(/\\(.)/g, '$1'),
    file,
  }));
}

function missing(text: string): string[] {
  return named(text)
    .filter(({ title, file }) => {
      const path = join(repositoryRoot, file);
      return !existsSync(path) || !titlesIn(readFileSync(path, 'utf8')).includes(title);
    })
    .map(({ title }) => title);
}

describe('SECURITY.md', () => {
  it('names only tests that exist, each under its title', () => {
    assert.ok(named(page).length > 50);
    assert.deepEqual(missing(page), []);
  });

  it('a test that is gone is noticed (negative control)', () => {
    assert.deepEqual(missing('[a test of old](infra/test/realm.test.ts) [x](none.test.ts)'), ['a test of old', 'x']);
  });

  for (const party of parties) {
    it(`has a threat of each kind by: ${party}, each with a test`, () => {
      const section = page.split('\n### ').find((text) => text.split('\n')[0]?.includes(party)) ?? '';
      const rows = section.split('\n').filter((line) => kinds.some((kind) => line.startsWith(`| ${kind}`)));
      for (const row of rows) assert.ok(named(row).length > 0, row);
      assert.deepEqual(
        kinds.filter((kind) => !rows.some((row) => row.startsWith(`| ${kind}`))),
        [],
      );
    });
  }
});
