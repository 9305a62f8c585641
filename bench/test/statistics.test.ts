import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { percentile, summarise } from '../src/statistics.ts';

describe('statistics of the benchmark', () => {
  it('takes the nearest rank: of a hundred values the ninety-fifth is p95, whatever their order', () => {
    const measured = Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) + 1);
    assert.deepEqual(summarise(measured), { count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  });

  it('gives a value that was measured, also of few', () => {
    assert.deepEqual(summarise([3]), { count: 1, p50: 3, p95: 3, p99: 3, max: 3 });
    assert.equal(percentile([1, 2, 3, 4], 0.5), 2);
    assert.equal(percentile([1, 2, 3, 4], 0.51), 3);
  });

  it('sorts numbers as numbers', () => {
    assert.equal(summarise([9, 100, 20]).max, 100);
  });

  it('says nothing about nothing, and knows no share outside its bounds', () => {
    assert.throws(() => summarise([]), RangeError);
    for (const share of [0, -0.1, 1.01, Number.NaN]) assert.throws(() => percentile([1], share), RangeError);
  });
});
