import { Inject, Injectable } from '@nestjs/common';
import { erasingServices } from '@veilighuis/contracts';
import type { listErasures, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { Erasures } from './retention-stores.ts';
import type { Erasure } from './retention-stores.ts';

type Output = OperationOutput<typeof listErasures>;

/** What was ordered to be erased, and which services have not said yet that they did (R50). */
@Injectable()
export class ListErasures {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  async execute({ limit, cursor, state }: OperationInput<typeof listErasures>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-erasures');
    const page = await this.erasures.list(caller.principal.centre, { limit, cursor, state });
    await this.gate.logRead(caller, {
      clientSystemIds: page.rows.map(({ clientSystemId }) => clientSystemId),
      resultCount: page.rows.length,
    });
    return { ...page, rows: page.rows.map(view) };
  }
}

function view({ orderedAt, receipts, absorbedIds, centre: _centre, ...rest }: Erasure): Output['rows'][number] {
  const done = new Set(receipts.map(({ service }) => service));
  return {
    ...rest,
    absorbedIds: [...absorbedIds],
    orderedAt: orderedAt.toISOString(),
    receipts: receipts.map(({ service, erasedAt }) => ({ service, erasedAt: erasedAt.toISOString() })),
    missing: erasingServices.filter((service) => !done.has(service)),
  };
}
