import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawnTies, generations, oneTieEach } from '../src/screens/file/generations.ts';

describe('generations of a household', () => {
  it('puts grandparent, parents and child in three rows, partners beside each other', () => {
    const rows = generations(
      ['child', 'father', 'mother', 'grandmother'],
      [
        { from: 'child', to: 'mother', relation: 'child' },
        { from: 'father', to: 'mother', relation: 'ex-partner' },
        { from: 'grandmother', to: 'child', relation: 'grandparent' },
        { from: 'grandmother', to: 'father', relation: 'parent' },
      ],
    );
    assert.deepEqual(Object.fromEntries(rows), { grandmother: 0, father: 1, mother: 1, child: 2 });
  });

  it('leaves somebody without relations in the first row', () => {
    const rows = generations(['one', 'other'], []);
    assert.deepEqual([...rows.values()], [0, 0]);
  });

  it('comes to an end when two say to be the parent of each other', () => {
    const rows = generations(
      ['one', 'other'],
      [
        { from: 'one', to: 'other', relation: 'parent' },
        { from: 'other', to: 'one', relation: 'parent' },
      ],
    );
    assert.ok([...rows.values()].every((row) => row >= 0 && row <= 2));
  });
});

describe('ties that are drawn', () => {
  it('says a tie once when both sides told it, and never one with oneself', () => {
    const ties = oneTieEach([
      { from: 'a', to: 'b', relation: 'parent' },
      { from: 'b', to: 'a', relation: 'child' },
      { from: 'a', to: 'a', relation: 'sibling' },
    ]);
    assert.deepEqual(ties, [{ from: 'a', to: 'b', relation: 'parent' }]);
  });

  it('leaves out a grandparent who is seen through the parent, and keeps one who is not', () => {
    const seen = drawnTies([
      { from: 'g', to: 'p', relation: 'parent' },
      { from: 'p', to: 'c', relation: 'parent' },
      { from: 'g', to: 'c', relation: 'grandparent' },
      { from: 'h', to: 'c', relation: 'grandparent' },
    ]);
    assert.deepEqual(
      seen.map(({ from, to }) => from + to),
      ['gp', 'pc', 'hc'],
    );
  });
});
