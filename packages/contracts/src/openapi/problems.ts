import type { OperationDefinition } from '../operation.ts';
import { problemKinds } from '../problem.ts';
import type { ProblemCode } from '../problem.ts';
import { isQueryOnly, needsIdempotencyKey, pathFields } from './parameters.ts';

const ALWAYS: ProblemCode[] = [
  'malformed-request',
  'not-signed-in',
  'not-allowed',
  'invalid-input',
  'too-many-requests',
  'internal-error',
  'service-unavailable',
  'deadline-passed',
];

/** Every kind of problem that an operation can answer with. */
export function problemCodesOf(operation: OperationDefinition): ProblemCode[] {
  const codes = new Set<ProblemCode>([
    ...ALWAYS,
    ...(operation.service === 'gateway' ? [] : (['secrecy-not-confirmed'] as const)),
    ...(pathFields(operation.path).length > 0 ? (['not-found'] as const) : []),
    ...(isQueryOnly(operation) ? [] : (['unsupported-media-type', 'too-large', 'csrf-token-missing'] as const)),
    ...(needsIdempotencyKey(operation) ? (['idempotency-key-required', 'idempotency-key-reused'] as const) : []),
    ...(operation.effect === 'change' ? (['version-required', 'version-conflict'] as const) : []),
    ...operation.problems,
  ]);
  return [...codes];
}

/** Codes of one status together: one answer of an operation that failed. */
function groupsOf(codes: readonly ProblemCode[]): Map<number, ProblemCode[]> {
  const groups = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = problemKinds[code];
    groups.set(status, [...(groups.get(status) ?? []), code]);
  }
  return groups;
}

const nameOf = (group: readonly ProblemCode[]): string => group.join('.');

/** Answers of an operation that failed, one per status, each a reference to a shared answer. */
export function problemAnswers(codes: readonly ProblemCode[]): Record<string, object> {
  return Object.fromEntries(
    [...groupsOf(codes)].map(([status, group]) => [
      String(status),
      { $ref: `#/components/responses/${nameOf(group)}` },
    ]),
  );
}

/** `components.responses`: the answers that the given lists of codes refer to. */
export function sharedProblemAnswers(lists: readonly (readonly ProblemCode[])[]): Record<string, object> {
  const groups = lists.flatMap((codes) => [...groupsOf(codes).values()]);
  return Object.fromEntries(groups.map((group) => [nameOf(group), problemAnswer(group)]));
}

function problemAnswer(codes: readonly ProblemCode[]): object {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title}`).join('\n\n'),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem', properties: { code: { enum: codes } } },
      },
    },
  };
}
