import { z } from 'zod';

/** Where in the input the fault lies, and what to do about it. */
export const fieldFaultSchema = z.strictObject({
  field: z.string().describe('Path of the field at fault, dots between the parts, e.g. `persons.0.birthDate`'),
  code: z.string().describe('Stable code of the fault'),
  message: z.string().describe('What is wrong and what to do, in plain words; never holds the value itself'),
});
export type FieldFault = z.infer<typeof fieldFaultSchema>;

/** Problem details of RFC 9457, extended with a stable `code` and the fields at fault. */
export const problemSchema = z.strictObject({
  type: z.string().describe('URN of the kind of problem, `urn:veilighuis:problem:<code>`'),
  code: z.string().describe('Stable code of the kind of problem'),
  title: z.string().describe('A sentence that a person can act on'),
  status: z.number().int().min(400).max(599).describe('HTTP status'),
  detail: z.string().optional().describe('What holds for this one case; never personal data, never internal text'),
  traceId: z.string().optional().describe('Trace identifier to give to the operators'),
  fields: z.array(fieldFaultSchema).optional().describe('The fields at fault'),
  currentVersion: z.number().int().optional().describe('With a conflict: the version that stands now'),
});
export type Problem = z.infer<typeof problemSchema>;

interface Kind {
  readonly status: number;
  readonly title: string;
}

/** Every kind of problem that the platform answers with. A code, once published, keeps its meaning. */
export const problemKinds = {
  'malformed-request': { status: 400, title: 'The request could not be read. Check its form and send it again.' },
  'invalid-input': { status: 422, title: 'The input is not valid. Mend the named fields and send it again.' },
  'not-signed-in': { status: 401, title: 'Sign in first, or send a valid access token for this platform.' },
  'not-allowed': { status: 403, title: 'Your role does not allow this. Ask your coordinator.' },
  'not-found': { status: 404, title: 'This does not exist, or you have no ground to see it.' },
  'no-such-address': { status: 404, title: 'Nothing is served at this address. See the documentation of the API.' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
  conflict: { status: 409, title: 'This can no longer be done in the present state. Look at the current state first.' },
  'version-conflict': {
    status: 412,
    title: 'Someone changed this since you opened it. Look at the current version and decide again.',
  },
  'version-required': { status: 428, title: 'Send the version that you saw in the If-Match header.' },
  'idempotency-key-required': {
    status: 400,
    title: 'Send an Idempotency-Key header: a value of your own, new for each new act.',
  },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request. Use a new one.' },
  'unsupported-media-type': { status: 415, title: 'This media type, or this version of it, is not accepted here.' },
  'too-large': { status: 413, title: 'The request is too large. Split it up.' },
  'too-many-requests': { status: 429, title: 'Too many requests. Wait as long as the Retry-After header says.' },
  'secrecy-not-confirmed': {
    status: 403,
    title: 'Read and confirm the duty of secrecy first (R40).',
  },
  'csrf-token-missing': { status: 403, title: 'The CSRF token is missing or old. Load the page again.' },
  'service-unavailable': {
    status: 503,
    title: 'This part of the platform is away for a moment. Try again with the same Idempotency-Key.',
  },
  'deadline-passed': {
    status: 504,
    title: 'No answer came in time. Try again with the same Idempotency-Key; nothing is done twice.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side. Try again, or give the trace identifier to the operators.',
  },
  'protocol-missing': {
    status: 403,
    title: 'No valid protocol covers this data flow (R04). Register or renew the protocol.',
  },
  'pv-number-unreadable': { status: 422, title: 'The pv number has no known shape (R01).' },
  'zone-unknown': { status: 422, title: 'The police zone code is not known on that date (R03).' },
  'minor-consultation-missing': {
    status: 409,
    title: 'A minor is involved: VK or OCJ must be consulted before any decision (R21).',
  },
  'admission-criteria-unmet': {
    status: 409,
    title: 'A trajectory needs all three criteria, each with a motivation (R20).',
  },
  'track-not-available': { status: 409, title: 'This track is not available where the household lives (R27).' },
  'already-decided': { status: 409, title: 'A decision already stands for this file (R26).' },
  'level-may-not-be-lowered': { status: 409, title: 'Judgement may raise a risk level, never lower it (R12).' },
  'motivation-required': { status: 422, title: 'This step needs a motivation.' },
  'phase-entry-refused': { status: 409, title: 'The conditions to enter this phase are not met.' },
  'crosses-a-wall': {
    status: 409,
    title: 'A reader may not learn all of this (R35). Make one for each reader, or leave out what is walled.',
  },
  'retention-extension-refused': {
    status: 409,
    title: 'Retention is extended only in the closing act, by consensus of named participants (R50).',
  },
} as const satisfies Record<string, Kind>;

export type ProblemCode = keyof typeof problemKinds;

/** An expected refusal. It crosses the broker and the gateway as problem details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(code: ProblemCode, more: Partial<Pick<Problem, 'detail' | 'fields' | 'currentVersion'>> = {}) {
    super(code);
    const { status, title } = problemKinds[code];
    this.problem = { type: `urn:veilighuis:problem:${code}`, code, title, status, ...more };
  }

  /** Rebuilds the error that another process sent. */
  static from(problem: Problem): ProblemError {
    const code = problem.code in problemKinds ? (problem.code as ProblemCode) : 'internal-error';
    const { detail, fields, currentVersion } = problem;
    return new ProblemError(code, {
      ...(detail === undefined ? {} : { detail }),
      ...(fields === undefined ? {} : { fields }),
      ...(currentVersion === undefined ? {} : { currentVersion }),
    });
  }
}

/** Turns a failed zod parse into `invalid-input`. Fields and messages name the rule that was broken, never the value. */
export function invalidInput(error: z.ZodError): ProblemError {
  return new ProblemError('invalid-input', { fields: error.issues.slice(0, 50).map(fieldFault) });
}

function fieldFault(issue: z.core.$ZodIssue): FieldFault {
  return {
    field: pathOf(issue).map(String).join('.').slice(0, 200),
    code: issue.code === 'custom' && typeof issue.params?.code === 'string' ? issue.params.code : issue.code,
    message: messageOf(issue).slice(0, 300),
  };
}

// A key that breaks its rule was typed by the sender, so it may be a name or a number: the record at fault is enough.
function pathOf(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path;
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'A field here is not known. Remove it; the documentation lists the fields.';
    case 'invalid_key':
      return 'A key here does not have the right form.';
    case 'invalid_value':
      return issue.message; // Quotes the values of the code list, never the one that was sent.
    default:
      return issue.message.replace(/"[^"]*"/g, '"…"');
  }
}
