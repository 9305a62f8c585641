import { isCode, type FieldValue } from './fields.ts';

const OWN_FRAME = /((?:services|packages|gateway|infra)\/[\w./-]+\.[cm]?[jt]s:\d+:\d+)\)?$/;
const MOST_FRAMES = 12;
const DEEPEST_CAUSE = 3;

export interface ErrorDescription {
  readonly errorName: string;
  readonly problemCode?: string;
  readonly errorCode?: FieldValue;
  /** Places in our own code, innermost first: `services/intake/dist/src/x.js:12:5`. */
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

/**
 * What may be told of an error: its kind, its codes, and where in our own code it was.
 *
 * Never its message: messages of drivers, parsers and validators quote the values they choked on, and those may be a
 * name or a national number (R39). With the kind, the place and the trace identifier the fault can be found.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error))
    return { errorName: isCode(typeof error) ? `thrown-${typeof error}` : 'unknown', frames: [] };
  const { problem, code, cause } = error as Error & { problem?: { code?: unknown }; code?: unknown };
  return {
    errorName: isCode(error.name) ? error.name : 'Error',
    ...(isCode(problem?.code) ? { problemCode: problem.code } : {}),
    ...(isCode(code) || typeof code === 'number' ? { errorCode: code } : {}),
    frames: ownFrames(error),
    ...(cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

// The message stands at the head of the stack and may itself hold line breaks, so it is cut off before lines are read.
function ownFrames(error: Error): string[] {
  const stack = error.stack ?? '';
  const end = error.message === '' ? 0 : stack.indexOf(error.message) + error.message.length;
  return stack
    .slice(end)
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
    .map((line) => OWN_FRAME.exec(line)?.[1])
    .filter((frame) => frame !== undefined)
    .slice(0, MOST_FRAMES);
}
