import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, releaseRetentionHold } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { RetentionHolds } from './retention-stores.ts';

type Input = OperationInput<typeof releaseRetentionHold>;
type Output = OperationOutput<typeof releaseRetentionHold>;

/** Ends a hold, with a reason (R50). */
@Injectable()
export class ReleaseRetentionHold {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(RetentionHolds) private readonly holds: RetentionHolds,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `conflict` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'hold-retention');
    const key = onceKeyOf<typeof releaseRetentionHold>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.release(tx, caller, input)));
  }

  private async release(tx: Transaction, caller: Caller, { holdId, reason }: Input): Promise<Output> {
    const { centre, subject } = caller.principal;
    const hold = await this.holds.find(centre, holdId, tx.session);
    if (hold === undefined) throw new ProblemError('not-found');
    if (hold.released !== undefined) throw new ProblemError('conflict', { detail: 'This hold was released already.' });
    await this.holds.release(tx, { ...hold, released: { by: subject, on: dateInBrussels(tx.now), reason } });
    this.gate.logChange(tx, caller, { clientSystemIds: [hold.clientSystemId] });
    return { holdId };
  }
}
