import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decideRetention, retentionUntil } from '../../../src/domain/trajectory/index.ts';
import type { RetentionChoice } from '../../../src/domain/trajectory/index.ts';
import { assertRefused, attempt, inState, ordinary, reason, sample } from './samples.ts';

const extended: RetentionChoice = {
  extendToYears: 30,
  ground: 'Blijvend gevaar voor de kinderen.',
  participants: ['Coördinator', 'Casusregisseur'].map((name) => ({ name, consents: true })),
};
const refused = (difference: Partial<RetentionChoice>, field: string, code: string) => {
  assertRefused(() => decideRetention({ ...extended, ...difference }), 'retention-extension-refused', field, code);
};

test('R50: a file closed on 14 March 2030 is due on 14 March 2045, or 2060 with thirty years', () => {
  const close = (retention: RetentionChoice) =>
    attempt(inState().closing, { name: 'close', reason, retention }, '2030-03-14').state.closing;
  assert.deepEqual(close(ordinary), {
    closedOn: '2030-03-14',
    reason,
    retention: { years: 15, consenting: [] },
    retentionUntil: '2045-03-14',
  });
  assert.equal(close(extended)?.retentionUntil, '2060-03-14');
  assert.deepEqual(close(extended)?.retention.consenting, ['Coördinator', 'Casusregisseur']);
});

test('R50: the term of a file closed on 29 February ends on 28 February, never a day too late', () => {
  assert.equal(retentionUntil('2028-02-29', { years: 15 }), '2043-02-28');
  assert.equal(retentionUntil('2028-02-29', { years: 16 }), '2044-02-29');
  assert.equal(retentionUntil('2028-02-29', { years: 30 }), '2058-02-28');
});

test('R50: closing stops every clock and is announced with its day of erasure', () => {
  const { state, facts } = attempt(inState().closing, sample.close);
  assert.ok(state.clocks.every(({ doneOn }) => doneOn !== undefined));
  assert.deepEqual(
    facts.map(({ event, data }) => [event.name, event.data.parse(data)]),
    [
      [
        'case-management.trajectory-closed',
        {
          trajectoryId: state.trajectoryId,
          clientSystemId: state.clientSystemId,
          closedOn: '2026-11-10',
          retentionUntil: '2041-11-10',
        },
      ],
    ],
  );
});

test('R50: the closing act has a reason', () => {
  assertRefused(
    () => attempt(inState().closing, { name: 'close', retention: ordinary }),
    'motivation-required',
    'reason',
  );
});

test('R50: an extension is to 16 years at least and 30 at most, in whole years', () => {
  for (const extendToYears of [14, 15, 31, 20.5, Number.NaN]) {
    refused({ extendToYears }, 'retention.extendToYears', 'out-of-range');
  }
  assert.equal(decideRetention({ ...extended, extendToYears: 16 }).years, 16);
});

test('R50: an extension has a ground', () => {
  refused({ ground: undefined }, 'retention.ground', 'required');
  refused({ ground: '  ' }, 'retention.ground', 'required');
});

test('R50: an extension has the consent of at least two different named participants, and of all of them', () => {
  const names = (...given: string[]) => given.map((name) => ({ name, consents: true }));
  refused({ participants: [] }, 'retention.consenting', 'too-few');
  refused({ participants: names('Coördinator') }, 'retention.consenting', 'too-few');
  refused({ participants: names('Coördinator', ' coördinator ') }, 'retention.consenting', 'too-few');
  refused({ participants: names('Coördinator', ' ') }, 'retention.consenting', 'too-few');
  const against = [...extended.participants, { name: 'CAW', consents: false }];
  refused({ participants: against }, 'retention.consenting', 'no-consensus');
});

test('R50: a refused extension leaves the trajectory open, and the ordinary term can still be chosen', () => {
  const { closing } = inState();
  const alone = { ...extended, participants: [] };
  assertRefused(() => attempt(closing, { name: 'close', reason, retention: alone }), 'retention-extension-refused');
  assert.equal(attempt(closing, sample.close).state.closing?.retention.years, 15);
});

test('R50: after closing no command takes an extension any more', () => {
  const { closed } = inState();
  assertRefused(() => attempt(closed, { name: 'close', reason, retention: extended }), 'conflict');
});

test('R50: whatever is asked for, the term is fifteen years, or an extension to thirty at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 200 }), (extendToYears) => {
      try {
        const { years } = decideRetention({ ...extended, extendToYears });
        assert.ok(years === extendToYears && years >= 16 && years <= 30);
      } catch (error) {
        assert.equal((error as Error).name, 'ProblemError');
        assert.ok(extendToYears < 16 || extendToYears > 30);
      }
    }),
  );
});
