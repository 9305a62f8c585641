import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { obstaclesTo, retentionClock, withRound, withTrajectory } from '../../../src/domain/retention/index.ts';
import type { RetentionFacts } from '../../../src/domain/retention/index.ts';

const fifteen = () => 15;
const facts = (more: Partial<RetentionFacts> = {}): RetentionFacts => ({
  rounds: [],
  trajectories: [],
  lastEntryOn: '2029-01-10',
  ...more,
});
const closed = { trajectoryId: 't1', decisionId: 'd1', closedOn: '2030-03-14', retentionUntil: '2045-03-14' };
const decided = { fileId: 'f1', decidedOn: '2029-02-01', decisionId: 'd1', opensTrajectory: true };

describe('R50: the retention clock', () => {
  it('counts fifteen years from closing', () => {
    assert.deepEqual(retentionClock(facts({ rounds: [decided], trajectories: [closed] }), fifteen), {
      kind: 'counting',
      countsFrom: 'closing',
      from: '2030-03-14',
      dueOn: '2045-03-14',
    });
  });

  it('keeps the term that the closing act set', () => {
    const clock = retentionClock(facts({ trajectories: [{ ...closed, retentionUntil: '2060-03-14' }] }), fifteen);
    assert.equal(clock.kind === 'counting' && clock.dueOn, '2060-03-14');
  });

  it('of several closings the latest counts', () => {
    const second = { ...closed, trajectoryId: 't2', closedOn: '2033-05-01', retentionUntil: '2048-05-01' };
    const clock = retentionClock(facts({ trajectories: [second, closed] }), fifteen);
    assert.equal(clock.kind === 'counting' && clock.dueOn, '2048-05-01');
  });

  it('stands still while a trajectory runs, and from the decision that opens one', () => {
    const running = facts({ trajectories: [closed, { trajectoryId: 't2' }] });
    assert.deepEqual(retentionClock(running, fifteen), { kind: 'stopped', because: 'trajectory-runs' });
    assert.deepEqual(retentionClock(facts({ rounds: [decided] }), fifteen), {
      kind: 'stopped',
      because: 'trajectory-runs',
    });
  });

  it('stands still while a file waits for the table', () => {
    const waiting = facts({ trajectories: [closed], rounds: [decided, { fileId: 'f2' }] });
    assert.deepEqual(retentionClock(waiting, fifteen), { kind: 'stopped', because: 'waits-for-triage' });
  });

  it('counts from the last entry or decision for what never had a trajectory', () => {
    assert.deepEqual(retentionClock(facts(), fifteen), {
      kind: 'counting',
      countsFrom: 'last-entry',
      from: '2029-01-10',
      dueOn: '2044-01-10',
    });
    const refused = retentionClock(facts({ rounds: [{ fileId: 'f1', decidedOn: '2029-03-01' }] }), () => 5);
    assert.equal(refused.kind === 'counting' && refused.dueOn, '2034-03-01');
  });

  it('a report that came in after the closing is a round of its own', () => {
    const clock = retentionClock(facts({ trajectories: [closed], lastEntryOn: '2040-06-01' }), fifteen);
    assert.equal(clock.kind === 'counting' && clock.dueOn, '2055-06-01');
  });
});

describe('R50: what stands in the way of an erasure', () => {
  const counting = retentionClock(facts({ trajectories: [closed] }), fifteen);

  it('is free on the day that it is due, and not a day before', () => {
    assert.deepEqual(obstaclesTo(counting, '2045-03-14', false), []);
    assert.deepEqual(obstaclesTo(counting, '2045-03-13', false), ['not-due']);
  });

  it('a hold keeps what is due', () => {
    assert.deepEqual(obstaclesTo(counting, '2045-03-14', true), ['on-hold']);
  });
});

describe('R50: news from other services', () => {
  it('comes in any order: what was decided or closed stays so', () => {
    assert.deepEqual(withRound(withRound([], decided), { fileId: 'f1' }), [decided]);
    assert.deepEqual(withTrajectory(withTrajectory([], closed), { trajectoryId: 't1', decisionId: 'd1' }), [closed]);
  });
});
