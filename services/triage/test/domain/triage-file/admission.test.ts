import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAdmissible, recordAdmission } from '../../../src/domain/triage-file/index.ts';
import type { Admission } from '../../../src/domain/triage-file/index.ts';
import { admission, assertRefused, decided, waiting } from './samples.ts';

const criteria = ['repeatedViolence', 'sharingNeeded', 'harmonisedApproachNeeded'] as const;
const alternatives = ['directReferral', 'hookingOn'] as const;
const motivation = 'Daarom.';

test('R20: all three criteria met, and neither lighter answer sufficing, admits to a trajectory', () => {
  assert.equal(isAdmissible(admission), true);
});

for (const criterion of criteria) {
  test(`R20: without ${criterion} there is no trajectory`, () => {
    assert.equal(isAdmissible({ ...admission, [criterion]: { met: false, motivation } }), false);
  });
}

for (const alternative of alternatives) {
  test(`R20: when ${alternative} suffices there is no trajectory`, () => {
    assert.equal(isAdmissible({ ...admission, [alternative]: { suffices: true, motivation } }), false);
  });
}

test('R20: an admission check that was not recorded does not admit', () => {
  assert.equal(isAdmissible(undefined), false);
});

test('R20: each of the five answers has its motivation', () => {
  for (const part of [...criteria, ...alternatives]) {
    const silent: Admission = { ...admission, [part]: { ...admission[part], motivation: '  ' } };
    assertRefused(() => recordAdmission(waiting, silent), 'motivation-required', `${part}.motivation`);
  }
});

test('R20: the check may be recorded again while the file waits, and the last one counts', () => {
  const first = recordAdmission(waiting, { ...admission, sharingNeeded: { met: false, motivation } }).state;
  const second = recordAdmission(first, admission).state;
  assert.deepEqual(second.admission, admission);
  assert.equal(second.version, 3);
});

test('R26: a file that is decided takes no admission check any more', () => {
  assertRefused(() => recordAdmission(decided, admission), 'already-decided');
});
