import assert from 'node:assert/strict';
import { ProblemError } from '@veilighuis/contracts';
import type { Problem, ProblemCode } from '@veilighuis/contracts';

/** The refusal of an act. @throws AssertionError when it goes through, or is refused for another reason */
export function assertProblem(act: () => unknown, code: ProblemCode): Problem {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code);
    return error.problem;
  }
  return assert.fail(`not refused: ${code} was expected`);
}

export function fieldsOf({ fields = [] }: Problem): string[] {
  return fields.map(({ field, code }) => `${field} ${code}`);
}
