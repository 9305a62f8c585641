import { Inject, Injectable } from '@nestjs/common';
import type { listAccessRequests, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { AccessRequests } from './rights-stores.ts';
import type { AccessRequest } from './rights-stores.ts';

type Output = OperationOutput<typeof listAccessRequests>;

/** Access requests of the centre with their terms, as codes and days. */
@Injectable()
export class ListAccessRequests {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(AccessRequests) private readonly requests: AccessRequests,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute({ state, limit, cursor }: OperationInput<typeof listAccessRequests>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'handle-person-request');
    const page = await this.requests.list(caller.principal.centre, state, { limit, cursor });
    await this.gate.logRead(caller, { resultCount: page.rows.length });
    return { ...page, rows: page.rows.map(rowOf) };
  }
}

function rowOf(request: AccessRequest): Output['rows'][number] {
  const { requestId, version, receivedOn, dueOn, extension, answeredOn, forwardings } = request;
  return {
    requestId,
    version,
    receivedOn,
    dueOn,
    ...(extension === undefined ? {} : { extendedOn: extension.on }),
    ...(answeredOn === undefined ? {} : { answeredOn }),
    forwardings: forwardings.map((one) => ({ ...one })),
  };
}
