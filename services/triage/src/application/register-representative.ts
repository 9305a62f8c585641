import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, registerRepresentative } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { refuseEndBeforeBegin } from '../domain/table-input/index.ts';
import { Representatives } from './table-stores.ts';

/** R23: who may sit in for a worker of an organisation, from a day on. */
@Injectable()
export class RegisterRepresentative {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Representatives) private readonly representatives: Representatives,
  ) {}

  /** @throws ProblemError `not-allowed`, `invalid-input` */
  async execute(
    input: OperationInput<typeof registerRepresentative>,
    caller: Caller,
  ): Promise<OperationOutput<typeof registerRepresentative>> {
    await this.gate.require(caller, 'manage-representatives');
    refuseEndBeforeBegin(input);
    return this.work.run(caller.work, (tx) =>
      tx.once(onceKeyOf<typeof registerRepresentative>(caller, input), async () => {
        const representativeId = newId();
        const { centre } = caller.principal;
        await this.representatives.insert(tx, { ...input, representativeId, centre, version: 1 });
        this.gate.logChange(tx, caller, {});
        return { representativeId, version: 1 };
      }),
    );
  }
}
