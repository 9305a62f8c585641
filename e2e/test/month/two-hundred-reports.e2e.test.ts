import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { listClientSystems, listTriageFiles } from '@veilighuis/contracts';
import { collect } from '@veilighuis/testing';
import { api, as, coordinator } from '../support/platform.ts';
import { planMonth } from './expectation.ts';
import { endState, expectedEndState, playMonth, type EndState } from './play-month.ts';

const plan = planMonth(200, 7);

describe('Two hundred reports, from the police zones to the closing acts', { timeout: 400_000 }, () => {
  const expected = expectedEndState(plan);
  let found: EndState;
  let ids: ReadonlySet<string>;

  before(async () => {
    const { act, placed, references } = await playMonth(api, plan);
    ids = new Set(placed.keys());
    found = await endState(act, placed, references);
  });

  it('the month holds what makes a month hard (the plan itself)', () => {
    const lines = [...plan.lines.values()].flat();
    const count = (list: readonly unknown[]) => list.length;
    assert.ok(count(lines.filter(({ expected: answer }) => answer === 'refused')) === 20);
    assert.ok(count(lines) > 200 + 20 + 40, 'duplicates');
    assert.ok(count(expected.systems.filter(({ incidents }) => incidents > 1)) > 10, 'repeated households');
    assert.ok(count(expected.systems.filter(({ files }) => files.length > 0)) > 40, 'triage files');
    for (const track of [2, 3]) {
      const ofTrack = expected.systems.filter(({ trajectories }) => trajectories.some((one) => one.track === track));
      assert.ok(count(ofTrack) > 5, `track ${String(track)}`);
    }
  });

  it('every report is there, once', () => {
    assert.equal(found.reports, plan.reports.length);
  });

  it('R09: the client systems are those of the households', () => {
    assert.deepEqual(
      found.systems.map(({ key, incidents }) => [key, incidents]),
      expected.systems.map(({ key, incidents }) => [key, incidents]),
    );
  });

  it('R12, R13: levels and repeats are right', () => {
    const facts = ({ systems }: EndState) =>
      systems.map(({ key, level, repeat, assessments }) => ({ key, level, repeat, assessments }));
    assert.deepEqual(facts(found), facts(expected));
  });

  it('the triage list held those with raised risk or a repeat, once each, and they are decided as the table did', () => {
    const facts = ({ systems }: EndState) => systems.map(({ key, files }) => ({ key, files }));
    assert.deepEqual(facts(found), facts(expected));
  });

  it('R50: each inclusion opened one trajectory, which went through its phases and closed with its term', () => {
    const facts = ({ systems }: EndState) => systems.map(({ key, trajectories }) => ({ key, trajectories }));
    assert.deepEqual(facts(found), facts(expected));
  });

  it('lists hold each row once over all their pages, in their order', async () => {
    const systems = await collect((paging) => as(coordinator, listClientSystems, { ...paging, limit: 30 }));
    assert.equal(new Set(systems.map(({ clientSystemId }) => clientSystemId)).size, systems.length);
    assert.deepEqual(
      systems.map(({ updatedAt }) => updatedAt),
      systems
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .reverse(),
    );
    assert.ok([...ids].every((id) => systems.some(({ clientSystemId }) => clientSystemId === id)));
    const decided = await collect((paging) =>
      as(coordinator, listTriageFiles, { ...paging, limit: 30, state: 'decided' }),
    );
    assert.equal(new Set(decided.map(({ fileId }) => fileId)).size, decided.length);
  });
});
