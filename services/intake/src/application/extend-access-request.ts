import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { extendAccessRequest, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { extended } from '../domain/rights/index.ts';
import { ChangeAccessRequest } from './change-access-request.ts';
import { RightsTerms } from './rights-stores.ts';

/** Takes longer for an answer, once, on a ground of the law. */
@Injectable()
export class ExtendAccessRequest {
  constructor(
    @Inject(ChangeAccessRequest) private readonly change: ChangeAccessRequest,
    @Inject(RightsTerms) private readonly terms: RightsTerms,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `version-conflict`, `conflict` */
  async execute(
    { requestId, ground }: OperationInput<typeof extendAccessRequest>,
    caller: Caller,
  ): Promise<OperationOutput<typeof extendAccessRequest>> {
    await this.change.read(caller, requestId);
    const stored = await this.change.perform(caller, requestId, (request, tx) => {
      const on = dateInBrussels(tx.now);
      const longer = extended(request, this.terms.on(request.receivedOn), on);
      if ('obstacle' in longer) {
        throw new ProblemError('conflict', { detail: 'A term is extended once, and within the first term.' });
      }
      return { ...request, dueOn: longer.dueOn, extension: { on, ground } };
    });
    return { requestId, version: stored.version, dueOn: stored.dueOn };
  }
}
