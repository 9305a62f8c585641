import { Inject, Injectable } from '@nestjs/common';
import { findLogScope, ProblemError } from '@veilighuis/contracts';
import type { LogScope } from '@veilighuis/contracts';
import { OperationClient } from '@veilighuis/messaging';
import { AccessGate } from '../access-gate.ts';
import type { Caller } from '../caller.ts';
import { actionOf, LogScopes } from './log-scope.ts';
import type { LogQuestion } from './log-scope.ts';

/** Someone at a screen waits for it. */
const DEADLINE_MS = 3000;

/**
 * For a service that doesn't know who is in a file and who holds it: it decides on the role itself, and asks intake the
 * rest in the name of the caller. It trusts what intake says, and nothing that comes with the request.
 */
@Injectable()
export class AskedLogScopes extends LogScopes {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(OperationClient) private readonly client: OperationClient,
  ) {
    super();
  }

  async of(question: LogQuestion, caller: Caller): Promise<LogScope> {
    const { about } = question;
    if (about.by === 'person') {
      const record = { centre: caller.principal.centre };
      await this.gate.requireOn(caller, actionOf(question), record, { personIds: [about.personId] });
    }
    const { token, purpose } = caller;
    const meta = { token, purpose };
    try {
      return await this.client.call(findLogScope, question, meta, { deadlineMs: DEADLINE_MS });
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code !== 'not-found') {
        throw Object.assign(new ProblemError('service-unavailable'), { cause: error });
      }
      throw error;
    }
  }
}
