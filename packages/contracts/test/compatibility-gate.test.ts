import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractsToday } from '../src/compatibility/contract.ts';
import { acceptedBreaks, frozenContracts } from '../src/compatibility/frozen-files.ts';
import { breaksOf, notAccepted } from '../src/compatibility/gate.ts';
import { stableJson } from '../src/stable-json.ts';

const frozen = frozenContracts();
const today = contractsToday();

describe('compatibility with the frozen version 1', () => {
  it('nothing that others rely on is broken', () => {
    const breaks = [...frozen].flatMap(([name, contract]) =>
      notAccepted(name, breaksOf(contract, today.get(name)), acceptedBreaks()).map(
        ({ rule, path }) => `${name}: ${rule} ${path}`,
      ),
    );
    assert.deepEqual(breaks, [], 'Make it compatible, or add a new version; see packages/contracts/README.md.');
  });

  it('every contract is frozen, with what was added to it since', () => {
    const open = [...today]
      .filter(([name, contract]) => stableJson(frozen.get(name) ?? null) !== stableJson(contract))
      .map(([name]) => name);
    assert.deepEqual(open, [], 'Run `npm run freeze -w @veilighuis/contracts` and commit the result.');
  });

  it('every accepted break is one that is there, so that none waits for a later mistake', () => {
    for (const entry of acceptedBreaks()) {
      const contract = frozen.get(entry.contract);
      assert.ok(contract, entry.contract);
      const found = breaksOf(contract, today.get(entry.contract));
      assert.ok(
        found.some(({ rule, path }) => rule === entry.rule && path === entry.path),
        `${entry.contract} ${entry.path}`,
      );
    }
  });
});
