import assert from 'node:assert/strict';
import { ProblemError, type Problem, type ProblemCode } from '@veilighuis/contracts';

/** The refusal of an act. @throws AssertionError when it goes through, or is refused for another reason */
export async function refusalOf(act: Promise<unknown>, code: ProblemCode): Promise<Problem> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    assert.equal(error.problem.code, code);
    return error.problem;
  }
  return assert.fail(`not refused: ${code} was expected`);
}
