import { Inject, Injectable } from '@nestjs/common';
import type { listRepresentatives, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { Representative } from '../domain/table-input/index.ts';
import { Representatives } from './table-stores.ts';

type Output = OperationOutput<typeof listRepresentatives>;

/** R23: the register of permanent representatives of the centre. */
@Injectable()
export class ListRepresentatives {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Representatives) private readonly representatives: Representatives,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute(
    { organisation, on, limit, cursor }: OperationInput<typeof listRepresentatives>,
    caller: Caller,
  ): Promise<Output> {
    await this.gate.require(caller, 'list-representatives');
    const page = await this.representatives.list(caller.principal.centre, { organisation, on }, { limit, cursor });
    await this.gate.logRead(caller, { resultCount: page.rows.length });
    return { ...page, rows: page.rows.map(view) };
  }
}

function view({ centre: _centre, userId, until, ...rest }: Representative): Output['rows'][number] {
  return { ...rest, ...(userId === undefined ? {} : { userId }), ...(until === undefined ? {} : { until }) };
}
