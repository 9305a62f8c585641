import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, placeRetentionHold } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { RetentionFiles, RetentionHolds } from './retention-stores.ts';

type Input = OperationInput<typeof placeRetentionHold>;
type Output = OperationOutput<typeof placeRetentionHold>;

/** R50: what is on hold is not erased, though its term has passed; with a reason. */
@Injectable()
export class PlaceRetentionHold {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(RetentionFiles) private readonly files: RetentionFiles,
    @Inject(RetentionHolds) private readonly holds: RetentionHolds,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'hold-retention');
    const key = onceKeyOf<typeof placeRetentionHold>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.place(tx, caller, input)));
  }

  private async place(tx: Transaction, caller: Caller, { clientSystemId, reason }: Input): Promise<Output> {
    const { centre, subject } = caller.principal;
    const group = await this.files.group(centre, clientSystemId, tx.session);
    if (group === undefined) throw new ProblemError('not-found');
    const holdId = newId();
    await this.holds.insert(tx, { holdId, centre, clientSystemId, reason, placedBy: subject, placedAt: tx.now });
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId] });
    return { holdId };
  }
}
