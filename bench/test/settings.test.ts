import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choicesFrom } from '../src/settings.ts';

describe('arguments of the benchmark', () => {
  it('are the full run unless a smaller one is asked for', () => {
    assert.equal(choicesFrom([]).settings.mode, 'full');
    assert.equal(choicesFrom(['--quick']).settings.mode, 'quick');
    assert.deepEqual(choicesFrom(['--profile']), { ...choicesFrom([]), profile: true });
    assert.equal(choicesFrom(['--smoke', '--profile']).settings.mode, 'smoke');
  });

  it('are refused in one line when there is no such argument', () => {
    for (const parameters of [['--fast'], ['--quick', '--smoke'], ['quick']]) {
      assert.throws(() => choicesFrom(parameters), /^Error: Use: npm run bench/);
    }
  });
});
