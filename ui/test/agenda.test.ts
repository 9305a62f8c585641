import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moved, placeOf } from '../src/screens/table/meeting.ts';
import type { AgendaRow } from '../src/screens/table/meeting.ts';
import { inSeatOrder } from '../src/screens/triage/seats.ts';

describe('The agenda of a meeting', () => {
  it('moves a file by one place, and not past either end', () => {
    assert.deepEqual(moved(['a', 'b', 'c'], 'c', -1), ['a', 'c', 'b']);
    assert.deepEqual(moved(['a', 'b', 'c'], 'a', 1), ['b', 'a', 'c']);
    assert.deepEqual(moved(['a', 'b', 'c'], 'a', -1), ['a', 'b', 'c']);
    assert.deepEqual(moved(['a', 'b', 'c'], 'c', 1), ['a', 'b', 'c']);
    assert.deepEqual(moved(['a'], 'x', 1), ['a']);
  });

  it('shows the first file until another one is asked for, and knows what is next to it', () => {
    const agenda = ['a', 'b', 'c'].map((fileId) => ({ fileId }) as AgendaRow);
    assert.equal(placeOf(agenda, undefined).row?.fileId, 'a');
    const { index, previous, next } = placeOf(agenda, 'b');
    assert.deepEqual([index, previous?.fileId, next?.fileId], [1, 'a', 'c']);
    assert.equal(placeOf([], 'a').row, undefined);
  });

  it('R23: seats police, prosecutor and CAW first, and who is invited after them', () => {
    const seats = ['OCMW', 'CAW', 'police', 'public-prosecutor'].map((category) => ({ category }));
    assert.deepEqual(
      inSeatOrder(seats).map(({ category }) => category),
      ['police', 'public-prosecutor', 'CAW', 'OCMW'],
    );
  });
});
