import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { number, table } from '../src/result/table.ts';

describe('tables of the benchmark', () => {
  it('line up, with figures to the right', () => {
    const text = table(['', 'p95'], [['list', number(7, 1)], ['overview file', number(1234.56, 1)]]); // prettier-ignore
    assert.deepEqual(text.split('\n'), [
      '|               |     p95 |',
      '| ------------- | ------: |',
      '| list          |     7.0 |',
      '| overview file | 1,234.6 |',
    ]);
  });
});
