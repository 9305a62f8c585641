import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, registerProtocol } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { Protocols } from './stores.ts';

/** R04: the register of protocols under which federal bodies send data. */
@Injectable()
export class RegisterProtocol {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Protocols) private readonly protocols: Protocols,
  ) {}

  /** @throws ProblemError `not-allowed`, `invalid-input` */
  async execute(
    input: OperationInput<typeof registerProtocol>,
    caller: Caller,
  ): Promise<OperationOutput<typeof registerProtocol>> {
    await this.gate.require(caller, 'manage-protocols');
    if (input.validUntil !== undefined && input.validUntil < input.validFrom) {
      throw new ProblemError('invalid-input', {
        fields: [{ field: 'validUntil', code: 'date-out-of-order', message: 'The last day comes after the first.' }],
      });
    }
    return this.work.run(caller.work, (tx) =>
      tx.once(onceKeyOf<typeof registerProtocol>(caller, input), async () => {
        const protocolId = newId();
        await this.protocols.insert(tx, { ...input, protocolId, centre: caller.principal.centre });
        this.gate.logChange(tx, caller, {});
        return { protocolId };
      }),
    );
  }
}
