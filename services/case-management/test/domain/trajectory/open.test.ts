import assert from 'node:assert/strict';
import { test } from 'node:test';
import { triageOutcomes } from '@veilighuis/contracts';
import { includedTrack, openTrajectory } from '../../../src/domain/trajectory/index.ts';
import { assertRefused, opening } from './samples.ts';

test('R26: a decision to include opens a trajectory of that track, held by nobody yet', () => {
  for (const track of [2, 3] as const) {
    const { state, facts } = openTrajectory(opening(track));
    assert.equal(state.track, track);
    assert.equal(state.state, 'unassigned');
    assert.equal(state.version, 1);
    assert.deepEqual(
      facts.map(({ event, data }) => [event.name, event.data.parse(data)]),
      [
        [
          'case-management.trajectory-opened',
          {
            trajectoryId: state.trajectoryId,
            clientSystemId: state.clientSystemId,
            decisionId: state.decisionId,
            track,
          },
        ],
      ],
    );
  }
});

test('R26: any other outcome opens none', () => {
  const others = triageOutcomes.filter((outcome) => includedTrack(outcome) === undefined);
  assert.deepEqual(others, ['refer', 'hook-on', 'more-information', 'refuse']);
  for (const outcome of others) {
    const given = opening(2);
    assertRefused(() => openTrajectory({ ...given, decision: { ...given.decision, outcome } }), 'conflict');
  }
});

test('R52: the clocks run from the decision, also when the message came late', () => {
  const late = openTrajectory({ ...opening(2), now: '2026-11-08T23:30:00.000Z' }).state;
  assert.equal(late.openedOn, '2026-11-09');
  assert.deepEqual(late.clocks, [
    { step: 'first-contact', target: '2026-11-10', final: '2026-11-13' },
    { step: 'plan-of-approach', target: '2026-12-10', final: '2026-12-17' },
    { step: 'end', target: '2027-03-05', final: '2027-05-05' },
  ]);
});

test('R52: track 3 takes a year at least', () => {
  assert.deepEqual(openTrajectory(opening(3)).state.clocks.at(-1), {
    step: 'end',
    target: '2027-11-05',
    final: '2028-05-05',
  });
});
