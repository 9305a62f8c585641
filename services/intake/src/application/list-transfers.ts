import { Inject, Injectable } from '@nestjs/common';
import type { listTransfers, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { Transfers } from './transfer-stores.ts';
import type { TransferRow } from './transfer-stores.ts';

type Output = OperationOutput<typeof listTransfers>;

/** Files that the centre offered or was offered (R51), as ids, codes and days. */
@Injectable()
export class ListTransfers {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Transfers) private readonly transfers: Transfers,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute({ direction, limit, cursor }: OperationInput<typeof listTransfers>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-transfers');
    const page = await this.transfers.list(caller.principal.centre, direction, { limit, cursor });
    await this.gate.logRead(caller, {
      clientSystemIds: page.rows.map(({ clientSystemId }) => clientSystemId),
      resultCount: page.rows.length,
    });
    return { ...page, rows: page.rows.map(view) };
  }
}

function view({ centre, endedOn, offeredBy: _by, endedBy: _ender, ...rest }: TransferRow): Output['rows'][number] {
  return { ...rest, fromCentre: centre, ...(endedOn === undefined ? {} : { endedOn }) };
}
