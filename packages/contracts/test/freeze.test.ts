import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { freeze } from '../src/commands/freeze.ts';
import { contractsToday } from '../src/compatibility/contract.ts';
import { frozenContracts, writeFrozen } from '../src/compatibility/frozen-files.ts';

const NAME = 'operations/intake.list-protocols';

/** A folder in which one contract was frozen with a fact of its own. */
function frozenWith(facts: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
  const now = contractsToday().get(NAME);
  assert.ok(now);
  writeFrozen(NAME, { ...now, facts: { ...now.facts, ...facts } }, folder);
  return folder;
}

describe('freeze', () => {
  it('freezes every contract into an empty folder, and finds nothing to do the second time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
    assert.equal(freeze(new Set(), folder).written.length, contractsToday().size);
    assert.deepEqual(freeze(new Set(), folder), { written: [], refused: new Map() });
  });

  it('refuses to overwrite what the code of today breaks, and leaves it as it was', () => {
    const folder = frozenWith({ path: '/elsewhere' });
    assert.deepEqual([...freeze(new Set(), folder).refused], [[NAME, [{ rule: 'fact', path: 'path' }]]]);
    assert.equal(frozenContracts(folder).get(NAME)?.facts.path, '/elsewhere');
  });

  it('replaces it when told to', () => {
    const folder = frozenWith({ path: '/elsewhere' });
    assert.equal(freeze(new Set([NAME]), folder).refused.size, 0);
    assert.equal(frozenContracts(folder).get(NAME)?.facts.path, '/protocols');
  });

  it('forgets a contract that is gone only when told to', () => {
    const folder = frozenWith({});
    writeFrozen('operations/intake.gone', { facts: {}, requiredHeaders: [] }, folder);
    assert.deepEqual([...freeze(new Set(), folder).refused.keys()], ['operations/intake.gone']);
    freeze(new Set(['operations/intake.gone']), folder);
    assert.equal(frozenContracts(folder).has('operations/intake.gone'), false);
  });
});
