import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, finalDecision, recordAdmission } from '../../../src/domain/triage-file/index.ts';
import type { DecisionRecord, TriageFile } from '../../../src/domain/triage-file/index.ts';
import { NINOVE, admission, admitted, assertRefused, catchment, context, decided, record, waiting } from './samples.ts';

const refused = (difference: Partial<DecisionRecord>, field: string, file: TriageFile = admitted) => {
  assertRefused(() => decide(file, { ...record, ...difference }, context), 'invalid-input', field);
};

test('R26: a decision ends the round, stops its clocks and is announced once', () => {
  const { state, facts } = decide(admitted, record, context);
  assert.equal(state.state, 'decided');
  assert.equal(state.version, admitted.version + 1);
  assert.ok(state.clocks.every(({ doneOn }) => doneOn !== undefined));
  assert.equal(facts.length, 1);
  const [announced] = facts;
  assert.equal(announced?.event.name, 'triage.decided');
  assert.deepEqual(announced.event.data.parse(announced.data), {
    fileId: admitted.fileId,
    decisionId: context.decisionId,
    clientSystemId: admitted.clientSystemId,
    outcome: 'include-track-2',
    decidedOn: '2026-11-05',
    municipalities: ['44021'],
  });
});

test('R26: a second decision is refused, and the answer holds the version that stands', () => {
  assertRefused(() => decide(decided, record, context), 'already-decided');
  assert.throws(
    () => decide(decided, { ...record, outcome: 'refuse' }, context),
    (error: { problem?: { currentVersion?: number } }) => error.problem?.currentVersion === decided.version,
  );
});

test('R26: more information keeps the file waiting, with a clock of its own, and a decision may follow', () => {
  const asked = decide(admitted, { ...record, outcome: 'more-information' }, context).state;
  assert.equal(asked.state, 'waiting');
  assert.equal(finalDecision(asked), undefined);
  assert.deepEqual(asked.clocks.at(-1), { step: 'more-information', target: '2026-11-12', final: '2026-11-19' });
  const later = decide(asked, record, { ...context, now: '2026-11-12T09:30:00.000Z' }).state;
  assert.equal(later.state, 'decided');
  assert.deepEqual(
    later.decisions.map(({ outcome }) => outcome),
    ['more-information', 'include-track-2'],
  );
});

test('R52: asking for more information again puts nothing off', () => {
  const question = { ...record, outcome: 'more-information' as const };
  const once = decide(admitted, question, context).state;
  const twice = decide(once, question, { ...context, now: '2026-11-18T09:30:00.000Z' }).state;
  assert.deepEqual(twice.clocks, once.clocks);
});

test('R20: no trajectory without the admission check, whichever track', () => {
  for (const outcome of ['include-track-2', 'include-track-3'] as const) {
    assertRefused(
      () => decide(waiting, { ...record, outcome, overrideReason: 'Toch.' }, context),
      'admission-criteria-unmet',
    );
  }
});

test('R20: no trajectory when one criterion is not met; refusing it is an outcome with a reason', () => {
  const unmet = recordAdmission(waiting, {
    ...admission,
    sharingNeeded: { met: false, motivation: 'Eén dienst volstaat.' },
  });
  assertRefused(() => decide(unmet.state, record, context), 'admission-criteria-unmet');
  const { state } = decide(unmet.state, { ...record, outcome: 'refuse', motivation: 'Eén dienst volstaat.' }, context);
  assert.equal(state.state, 'decided');
  assertRefused(
    () => decide(unmet.state, { ...record, outcome: 'refuse', motivation: ' ' }, context),
    'motivation-required',
    'motivation',
  );
});

test('R27: track 2 is refused outside the pilot region, even with a reason', () => {
  const ninove = { ...admitted, household: { ...admitted.household, municipalities: [NINOVE] } };
  assertRefused(() => decide(ninove, { ...record, overrideReason: 'Toch.' }, context), 'track-not-available');
  assert.equal(decide(ninove, { ...record, outcome: 'include-track-3' }, context).state.state, 'decided');
});

test('R27: the pilot list of the day of the decision counts', () => {
  const ended = { ...context, catchment: { ...catchment, pilot: [{ nis: '44021', validUntil: '2026-11-04' }] } };
  assertRefused(() => decide(admitted, { ...record, overrideReason: 'Toch.' }, ended), 'track-not-available');
});

test('R27: who departs from the proposal gives a reason, and it is counted', () => {
  const track3 = { ...record, outcome: 'include-track-3' as const };
  assertRefused(() => decide(admitted, track3, context), 'motivation-required', 'overrideReason');
  assertRefused(
    () => decide(admitted, { ...track3, overrideReason: ' ' }, context),
    'motivation-required',
    'overrideReason',
  );
  const departed = finalDecision(decide(admitted, { ...track3, overrideReason: 'Al jaren vast.' }, context).state);
  assert.equal(departed?.overridden, true);
  assert.equal(departed.proposal.rule, 'pilot-region');
  assert.equal(finalDecision(decided)?.overridden, false);
});

test('R25: absent partners are recorded and hold nothing up', () => {
  const alone = { participants: ['pz-gent'], absent: [{ organisation: 'caw-oost-vlaanderen', reason: 'ziek' }] };
  assert.deepEqual(finalDecision(decide(admitted, { ...record, ...alone }, context).state)?.absent, alone.absent);
  refused({ absent: [{ organisation: 'pz-gent', reason: 'ziek' }] }, 'absent.0.organisation');
});

test('R26: dissent is noted, of who took part', () => {
  const dissent = [{ organisation: 'pz-gent', text: 'Liever spoor 3.' }];
  assert.deepEqual(finalDecision(decide(admitted, { ...record, dissent }, context).state)?.dissent, dissent);
  refused({ dissent: [{ organisation: 'ocmw-gent', text: 'Liever niet.' }] }, 'dissent.0.organisation');
  refused({ participants: [] }, 'participants');
});

test('R26: an action has an owner and a day that has not passed', () => {
  const action = { text: 'Slachtoffer bellen', organisation: 'caw-oost-vlaanderen', dueOn: '2026-11-05' };
  assert.deepEqual(finalDecision(decide(admitted, { ...record, actions: [action] }, context).state)?.actions, [action]);
  refused({ actions: [{ ...action, dueOn: '2026-11-04' }] }, 'actions.0.dueOn');
  refused({ actions: [{ ...action, organisation: '' }] }, 'actions.0.organisation');
});

test('R20: referring and hooking on name who takes it on; other outcomes name nobody', () => {
  for (const outcome of ['refer', 'hook-on'] as const) {
    const routed = { outcome, overrideReason: 'Het CAW kent hen.' };
    refused(routed, 'referredTo');
    const { state } = decide(admitted, { ...record, ...routed, referredTo: 'caw-oost-vlaanderen' }, context);
    assert.equal(finalDecision(state)?.referredTo, 'caw-oost-vlaanderen');
  }
  refused({ referredTo: 'caw-oost-vlaanderen' }, 'referredTo');
});
