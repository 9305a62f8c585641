import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@veilighuis/access';
import { purposeOf, TokenVerifier } from '@veilighuis/access';
import type { OperationDefinition, OperationInput, Purpose } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { requestHash } from '@veilighuis/persistence';
import type { OnceKey, WorkContext } from '@veilighuis/persistence';

/** Who asks, for what purpose, and what came with the request. */
export interface Caller {
  readonly principal: Principal;
  readonly purpose: Purpose;
  /** Id of the operation that is asked for. */
  readonly operation: string;
  /** Token of the caller, to call another service in their name. */
  readonly token: string;
  readonly idempotencyKey?: string;
  /** Version that the caller saw. */
  readonly expectedVersion?: number;
  readonly work: WorkContext;
}

const callers = new WeakMap<MessageContext, Caller>();

/**
 * Verifies the token of each operation in the service itself, whatever the gateway did.
 * Events carry no caller; they pass.
 */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject('source') private readonly source: string,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const context = execution.switchToRpc().getContext<MessageContext>();
    if (context.kind === 'operation') callers.set(context, await this.identify(context));
    return true;
  }

  private async identify(context: Extract<MessageContext, { kind: 'operation' }>): Promise<Caller> {
    const { meta, type, traceparent } = context;
    const principal = await this.verifier.verify(meta.token);
    const { subject, organisation, category, roles, kind, centre } = principal;
    const purpose = purposeOf(principal, meta.purpose);
    return {
      principal,
      purpose,
      operation: type,
      token: meta.token,
      ...(meta.idempotencyKey === undefined ? {} : { idempotencyKey: meta.idempotencyKey }),
      ...(meta.expectedVersion === undefined ? {} : { expectedVersion: meta.expectedVersion }),
      work: {
        actor: { subject, organisation, ...(category === '' ? {} : { category }), roles, kind },
        purpose,
        centre,
        source: this.source,
        ...(traceparent === undefined ? {} : { traceparent }),
      },
    };
  }
}

/** The caller of the operation at hand. @throws ProblemError `not-signed-in` when nobody verified one */
export function callerOf(context: MessageContext): Caller {
  const caller = callers.get(context);
  if (caller === undefined) throw new ProblemError('not-signed-in');
  return caller;
}

/** The version that a change starts from. @throws ProblemError `version-required` */
export function expectedVersionOf(caller: Caller): number {
  if (caller.expectedVersion === undefined) throw new ProblemError('version-required');
  return caller.expectedVersion;
}

/** Under which key the answer to this request is remembered. @throws ProblemError `idempotency-key-required` */
export function onceKeyOf<O extends OperationDefinition>(caller: Caller, input: OperationInput<O>): OnceKey {
  if (caller.idempotencyKey === undefined) throw new ProblemError('idempotency-key-required');
  const { subject } = caller.principal;
  return {
    subject,
    operation: caller.operation,
    idempotencyKey: caller.idempotencyKey,
    requestHash: requestHash(input),
  };
}
