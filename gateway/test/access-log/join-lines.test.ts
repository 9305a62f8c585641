import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { serviceNames } from '@veilighuis/contracts';
import { joinLines } from '../../src/access-log/join-lines.ts';
import type { Part } from '../../src/access-log/join-lines.ts';
import { line } from './lines.ts';

// Few moments, so that many lines share one.
const aLine = fc.record({ minute: fc.integer({ min: 0, max: 3 }), lineId: fc.uuid({ version: 7 }) });
const logs = fc
  .uniqueArray(fc.tuple(aLine, fc.constantFrom(...serviceNames)), { selector: ([{ lineId }]) => lineId, maxLength: 30 })
  .map((all) =>
    serviceNames.map((service): Part => ({
      service,
      rows: all
        .filter(([, name]) => name === service)
        .map(([{ minute, lineId }]) => line({ lineId, at: `2026-11-02T10:0${String(minute)}:00.000Z` }))
        .sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1)),
    })),
  );
const placeOf = ({ at, lineId }: { at: string; lineId: string }) => `${at} ${lineId}`;

/** What a service answers: its first lines behind a place, one more than a page holds. */
function answer({ service, rows }: Part, before: string | undefined, limit: number): Part {
  return { service, rows: rows.filter((row) => before === undefined || placeOf(row) < before).slice(0, limit + 1) };
}

describe('R32: pages over the logs of all services', () => {
  it('hold every line once, the last one first, whatever stands where', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 7 }), (parts, limit) => {
        const found: string[] = [];
        for (;;) {
          const asked = parts.map((part) => answer(part, found.at(-1), limit));
          const { rows, hasMore } = joinLines(asked, limit);
          found.push(...rows.map(placeOf));
          if (!hasMore) break;
          assert.equal(rows.length, limit);
        }
        const all = parts.flatMap(({ rows }) => rows.map(placeOf));
        assert.deepEqual(found, all.toSorted().reverse());
      }),
    );
  });

  it('say of each line in whose log it stands', () => {
    const part: Part = { service: 'triage', rows: [line({})] };
    assert.equal(joinLines([part], 5).rows[0]?.service, 'triage');
  });
});
