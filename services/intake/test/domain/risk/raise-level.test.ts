import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError, riskLevels, type ProblemCode, type RiskLevel } from '@veilighuis/contracts';
import fc from 'fast-check';
import {
  assess,
  explainLevel,
  goesToTriage,
  isBelowThreshold,
  raiseLevel,
  rank,
} from '../../../src/domain/risk/index.ts';
import { answers, twentyFourItems } from './numeric-definitions.ts';

const assessed = (yes: number) => assess(twentyFourItems, answers(twentyFourItems, yes));
const isProblem = (code: ProblemCode) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

describe('R12: judgement raises, never lowers', () => {
  test('a level is raised with a motivation, which is kept', () => {
    const judged = raiseLevel(assessed(3), { level: 'high', motivation: ' Zij is erg bang. ' });
    assert.deepEqual([judged.scoredLevel, judged.level, judged.raisedBecause], ['low', 'high', 'Zij is erg bang.']);
    assert.match(explainLevel(twentyFourItems, judged), /^Hoog: verhoogd op basis van professioneel oordeel/);
  });
  test('lowering is refused, with whatever motivation', () => {
    assert.throws(
      () => raiseLevel(assessed(14), { level: 'medium', motivation: 'Hij heeft spijt.' }),
      isProblem('level-may-not-be-lowered'),
    );
  });
  test('raising without a motivation is refused', () => {
    assert.throws(() => raiseLevel(assessed(3), { level: 'high', motivation: '  ' }), isProblem('motivation-required'));
  });
  test('judging the same level changes nothing', () => {
    assert.deepEqual(raiseLevel(assessed(10), { level: 'medium', motivation: 'Akkoord.' }), assessed(10));
  });
  test('no judgement ever gives less than the instrument', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 }), fc.constantFrom(...riskLevels), (yes, level: RiskLevel) => {
        try {
          assert.ok(
            rank(raiseLevel(assessed(yes), { level, motivation: 'Oordeel.' }).level) >= rank(assessed(yes).level),
          );
        } catch (error) {
          assert.ok(isProblem('level-may-not-be-lowered')(error));
        }
      }),
    );
  });
});

describe('R12 and R13: what goes to the triage table', () => {
  test('medium and high risk go', () =>
    assert.deepEqual(
      riskLevels.map((level) => goesToTriage(level, false)),
      [false, true, true],
    ));
  test('a repeat goes whatever its score, also without an assessment', () => {
    assert.equal(goesToTriage('low', true), true);
    assert.equal(goesToTriage(undefined, true), true);
    assert.equal(goesToTriage(undefined, false), false);
  });
  test('a low or lacking level is below the threshold', () => {
    assert.deepEqual(
      [undefined, ...riskLevels].map((level) => isBelowThreshold(level)),
      [true, true, false, false],
    );
  });
});
