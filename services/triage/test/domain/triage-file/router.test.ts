import assert from 'node:assert/strict';
import { test } from 'node:test';
import { triageOutcomes } from '@veilighuis/contracts';
import type { RiskLevel } from '@veilighuis/contracts';
import { departsFrom, isTrackAvailable, propose, routerRules } from '../../../src/domain/triage-file/index.ts';
import { ANTWERPEN, GENT, NINOVE, admission, catchment, waiting } from './samples.ts';

const ON = '2026-11-05';
const proposal = (residences: string[], level: RiskLevel | undefined, repeat = false) =>
  propose(
    { ...waiting, household: { ...waiting.household, municipalities: residences }, level, repeat },
    catchment,
    ON,
  );

test('R27: with a member in a pilot municipality and no high risk: track 2', () => {
  assert.equal(proposal([GENT], 'medium').outcome, 'include-track-2');
  assert.equal(proposal([NINOVE, GENT], 'low', true).rule, 'pilot-region');
});

test('R27: with a member in a pilot municipality and high risk: track 3', () => {
  assert.deepEqual(
    [proposal([GENT], 'high').outcome, proposal([GENT], 'high').rule],
    ['include-track-3', 'pilot-high-risk'],
  );
});

test('R27: in Ninove track 2 is not possible; the proposal is track 3 or referral, and says why', () => {
  for (const [level, repeat, outcome] of [
    ['high', false, 'include-track-3'],
    ['medium', false, 'include-track-3'],
    ['low', true, 'include-track-3'],
    [undefined, false, 'include-track-3'],
    ['low', false, 'refer'],
  ] as const) {
    const made = proposal([NINOVE], level, repeat);
    assert.equal(made.outcome, outcome, String(level));
    assert.match(made.sentence, /pilootregio, dus spoor 2 is niet mogelijk/);
  }
});

test('R27: outside the province the proposal is referral', () => {
  assert.equal(proposal([ANTWERPEN], 'high').rule, 'outside-province');
  assert.equal(isTrackAvailable(3, [ANTWERPEN], catchment, ON), false);
});

test('R27: a household whose residence nobody knows is not turned away from track 3, but has no track 2', () => {
  assert.equal(proposal([], 'medium').outcome, 'include-track-3');
  assert.equal(isTrackAvailable(2, [], catchment, ON), false);
  assert.equal(isTrackAvailable(3, [], catchment, ON), true);
});

test('R20: when a lighter answer suffices the proposal is referral, wherever they live', () => {
  const weighed = { ...admission, directReferral: { suffices: true, motivation: 'Het CAW kan starten.' } };
  const made = propose({ ...waiting, level: 'high', admission: weighed }, catchment, ON);
  assert.deepEqual([made.outcome, made.rule], ['refer', 'lighter-answer-suffices']);
});

test('R27: the pilot list is dated, first and last day included', () => {
  const dated = { pilot: [{ nis: NINOVE, validFrom: '2027-01-01', validUntil: '2027-12-31' }], province: [] };
  const open = (on: string) => isTrackAvailable(2, [NINOVE], dated, on);
  assert.deepEqual(['2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01'].map(open), [false, true, true, false]);
});

test('R27: each rule has a code of its own and one Dutch sentence', () => {
  assert.equal(new Set(routerRules.map(({ rule }) => rule)).size, routerRules.length);
  for (const { sentence } of routerRules) assert.match(sentence, /^\p{Lu}[^.]+\.$/u);
});

test('R27: an outcome departs when it routes elsewhere; asking more and refusing do not route', () => {
  const departing = (outcome: 'include-track-2' | 'include-track-3' | 'refer') =>
    triageOutcomes.filter((taken) => departsFrom({ outcome }, taken));
  assert.deepEqual(departing('include-track-2'), ['refer', 'hook-on', 'include-track-3']);
  assert.deepEqual(departing('include-track-3'), ['refer', 'hook-on', 'include-track-2']);
  assert.deepEqual(departing('refer'), ['include-track-2', 'include-track-3']);
});
