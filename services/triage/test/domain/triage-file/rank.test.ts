import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, rankKey } from '../../../src/domain/triage-file/index.ts';
import type { TriageFile } from '../../../src/domain/triage-file/index.ts';
import { context, record, waiting } from './samples.ts';

const file = (difference: Partial<TriageFile>): TriageFile => ({ ...waiting, ...difference });
const until = (final: string): TriageFile['clocks'] => [{ step: 'table', target: '2026-01-01', final }];
const assertBefore = (first: TriageFile, second: TriageFile) => {
  assert.ok(rankKey(first) < rankKey(second), `${rankKey(first)} comes before ${rankKey(second)}`);
};

test('the list is ranked by risk first', () => {
  assertBefore(file({ level: 'high', clocks: until('2027-01-01') }), file({ level: 'medium', repeat: true }));
  assertBefore(file({ level: 'medium' }), file({ level: 'low', repeat: true }));
});

test('R13: at equal risk a repeat comes first', () => {
  assertBefore(file({ repeat: true, clocks: until('2027-01-01') }), file({ repeat: false }));
});

test('R52: then the earliest final date, then the oldest', () => {
  assertBefore(file({ clocks: until('2026-12-31') }), file({ clocks: until('2027-01-01') }));
  assertBefore(file({ openedAt: '2026-11-02T08:00:00Z' }), file({ openedAt: '2026-11-02T08:00:00.001Z' }));
});

test('R11: a level that nobody knows ranks with medium, never as low', () => {
  const unknown = file({ level: undefined });
  assertBefore(unknown, file({ level: 'low' }));
  assert.equal(rankKey(unknown), rankKey(file({ level: 'medium' })));
});

test('two files never share a place', () => {
  assert.notEqual(rankKey(waiting), rankKey(file({ fileId: '0198c0de-0000-7000-8000-00000000000a' })));
});

test('R52: a file that waits for more information is ranked by that clock', () => {
  const asked = decide(waiting, { ...record, outcome: 'more-information' }, context).state;
  assert.match(rankKey(asked), /\|2026-11-19\|/);
});

test('the order of the keys is the order of risk, repeat, final date and opening', () => {
  const level = fc.constantFrom('low', 'medium', 'high', undefined);
  const day = fc.integer({ min: 10, max: 28 }).map((d) => `2026-11-${String(d)}`);
  const any = fc.record({ level, repeat: fc.boolean(), day, opened: day });
  const weight = { high: 0, medium: 1, low: 2 };
  fc.assert(
    fc.property(any, any, (a, b) => {
      const key = (x: typeof a) =>
        rankKey(file({ level: x.level, repeat: x.repeat, clocks: until(x.day), openedAt: `${x.opened}T00:00:00Z` }));
      const expected =
        weight[a.level ?? 'medium'] - weight[b.level ?? 'medium'] ||
        Number(b.repeat) - Number(a.repeat) ||
        a.day.localeCompare(b.day) ||
        a.opened.localeCompare(b.opened);
      assert.equal(Math.sign(expected), key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1);
    }),
  );
});
