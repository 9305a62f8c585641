import type { z } from 'zod';
import type { ProblemCode } from './problem.ts';

export const serviceNames = ['intake', 'triage', 'case-management'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What an operation does to the data; it decides which headers a caller must send. */
export type Effect =
  /** Reads only. */
  | 'read'
  /** Makes something new: an `Idempotency-Key` is required unless the input itself identifies the act. */
  | 'create'
  /** Changes a versioned aggregate: `If-Match` is required. */
  | 'change';

/**
 * A request/reply operation, declared once.
 *
 * The service implements it, the gateway serves it as REST at `/api/v1{path}`,
 * and OpenAPI is generated from it.
 */
export interface OperationDefinition<
  Id extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  /** `<service>.<verb-phrase>`; also the message type on the broker. */
  readonly id: Id;
  /** Who answers; the gateway itself for what concerns nobody but the caller. */
  readonly service: ServiceName | 'gateway';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api/v1`; `{name}` stands for the input field of that name. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly effect: Effect;
  /**
   * One flat object: path parameters, query parameters and body fields together.
   * With GET and DELETE what is not in the path is in the query; otherwise in the body.
   */
  readonly input: Input;
  readonly output: Output;
  readonly success: 200 | 201;
  /** Action that the access policies decide on. */
  readonly action: string;
  readonly problems: readonly ProblemCode[];
  /** Media type of the body when it is not plain `application/json`. */
  readonly mediaType?: string;
  /** Media type of the answer when it is not `application/json`; the output is then the text itself. */
  readonly answerMediaType?: string;
  /** True when the content itself identifies the act, so that no Idempotency-Key is needed. */
  readonly naturallyIdempotent?: boolean;
  /** Operations between services only; the gateway doesn't serve them. */
  readonly internal?: boolean;
}

/** Adds the defaults; the literal types stay. */
export function defineOperation<const Id extends string, Input extends z.ZodObject, Output extends z.ZodType>(
  definition: Omit<OperationDefinition<Id, Input, Output>, 'success' | 'problems'> & {
    success?: 200 | 201;
    problems?: readonly ProblemCode[];
  },
): OperationDefinition<Id, Input, Output> {
  return { success: definition.effect === 'create' ? 201 : 200, problems: [], ...definition };
}

export type OperationInput<O extends OperationDefinition> = z.infer<O['input']>;
export type OperationOutput<O extends OperationDefinition> = z.infer<O['output']>;

/** What travels with every request beside the input. Nothing of it is personal. */
export interface RequestMeta {
  /** Access token of the caller; each service verifies it itself. */
  readonly token: string;
  /** Purpose of the access, one of `purposes`. */
  readonly purpose: string;
  readonly idempotencyKey?: string;
  /** Version that the caller saw, from `If-Match`. */
  readonly expectedVersion?: number;
  readonly traceparent?: string;
}
