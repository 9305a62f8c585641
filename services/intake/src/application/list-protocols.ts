import { Inject, Injectable } from '@nestjs/common';
import type { listProtocols, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { Protocols } from './stores.ts';

/** R04: the register of protocols of the centre. */
@Injectable()
export class ListProtocols {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Protocols) private readonly protocols: Protocols,
  ) {}

  async execute(
    { limit, cursor }: OperationInput<typeof listProtocols>,
    caller: Caller,
  ): Promise<OperationOutput<typeof listProtocols>> {
    await this.gate.require(caller, 'manage-protocols');
    const page = await this.protocols.list({ filter: { centre: caller.principal.centre }, limit, cursor });
    return {
      ...page,
      rows: page.rows.map(
        ({ protocolId, reference, organisation, zoneCodes, purpose, dataCategories, validFrom, validUntil }) => ({
          protocolId,
          reference,
          organisation,
          zoneCodes: [...zoneCodes],
          purpose,
          dataCategories: [...dataCategories],
          validFrom,
          ...(validUntil === undefined ? {} : { validUntil }),
        }),
      ),
    };
  }
}
