import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { AccessRequests } from './rights-stores.ts';
import type { AccessRequest } from './rights-stores.ts';

/** What acts on an access request have in common: who may, from which version, stored and logged as one. */
@Injectable()
export class ChangeAccessRequest {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(AccessRequests) private readonly requests: AccessRequests,
  ) {}

  /** @throws ProblemError `not-allowed`; `not-found`, also for a request to another centre */
  async read(caller: Caller, requestId: string): Promise<AccessRequest> {
    await this.gate.require(caller, 'handle-person-request');
    const request = await this.requests.find(requestId);
    return ofCentre(caller, request);
  }

  /** After {@link read}. @throws ProblemError `version-required`, `version-conflict`, `conflict` once it was answered */
  async perform(
    caller: Caller,
    requestId: string,
    change: (request: AccessRequest, tx: Transaction) => AccessRequest,
  ): Promise<AccessRequest> {
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const request = ofCentre(caller, await this.requests.find(requestId, tx.session));
      if (request.version !== expected) throw new ProblemError('version-conflict', { currentVersion: request.version });
      if (request.answeredOn !== undefined) throw new ProblemError('conflict', { detail: 'It was answered already.' });
      const stored = await this.requests.replace(tx, change(request, tx));
      this.gate.logChange(tx, caller, touchedBy(request));
      return stored;
    });
  }
}

/** For the access log. */
export function touchedBy({ subjects }: Pick<AccessRequest, 'subjects'>) {
  return {
    clientSystemIds: [...new Set(subjects.map(({ clientSystemId }) => clientSystemId))],
    personIds: subjects.map(({ personId }) => personId),
    resultCount: subjects.length,
  };
}

function ofCentre({ principal }: Caller, request: AccessRequest | undefined): AccessRequest {
  if (request?.centre !== principal.centre) throw new ProblemError('not-found');
  return request;
}
