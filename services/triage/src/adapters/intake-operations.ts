import { Inject, Injectable } from '@nestjs/common';
import { ProblemError, summariseClientSystem } from '@veilighuis/contracts';
import { OperationClient } from '@veilighuis/messaging';
import { ServiceToken } from '@veilighuis/service-kit';
import { Intake } from '../application/intake.ts';
import type { ClientSystemSummary } from '../application/intake.ts';

/** Someone at a screen waits for it, and a reader is served without it. */
const DEADLINE_MS = 3000;

/** Asks intake over the broker, with the token of this service. */
@Injectable()
export class IntakeOperations extends Intake {
  constructor(
    @Inject(OperationClient) private readonly client: OperationClient,
    @Inject(ServiceToken) private readonly token: ServiceToken,
  ) {
    super();
  }

  async summary(clientSystemId: string): Promise<ClientSystemSummary> {
    const meta = { token: await this.token.get(), purpose: 'system-exchange' };
    try {
      return await this.client.call(summariseClientSystem, { clientSystemId }, meta, { deadlineMs: DEADLINE_MS });
    } catch (error) {
      throw error instanceof ProblemError ? awayOf(error) : error;
    }
  }
}

// What intake refuses to this service says nothing about whoever asked this service.
function awayOf(error: ProblemError): ProblemError {
  if (error.problem.code === 'deadline-passed') return error;
  return Object.assign(new ProblemError('service-unavailable'), { cause: error });
}
