import type { ProblemCode } from '@veilighuis/contracts';

export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemDetails {
  readonly code: ProblemCode | 'no-connection';
  readonly status: number;
  readonly fields?: readonly FieldFault[];
  readonly currentVersion?: number;
  readonly traceId?: string;
}

/** A refusal of the platform, or no answer at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.code);
    this.details = details;
  }

  get code(): ProblemDetails['code'] {
    return this.details.code;
  }

  /** Trying again later may help; nothing is wrong with what was sent. */
  get isPassing(): boolean {
    return this.details.status >= 500 || this.details.status === 429 || this.code === 'no-connection';
  }
}

export const noConnection = new Problem({ code: 'no-connection', status: 0 });

/** Reads what the platform answered; an answer in another form means that something stands in between. */
export function problemFrom(status: number, answer: unknown): Problem {
  const isProblem =
    typeof answer === 'object' && answer !== null && 'code' in answer && typeof answer.code === 'string';
  if (isProblem) return new Problem({ ...(answer as ProblemDetails), status });
  return status >= 500 ? new Problem({ code: 'service-unavailable', status }) : noConnection;
}

export function isProblem(error: unknown, ...codes: readonly ProblemDetails['code'][]): error is Problem {
  return error instanceof Problem && (codes.length === 0 || codes.includes(error.code));
}
