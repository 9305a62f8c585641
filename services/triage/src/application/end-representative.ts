import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { endRepresentative, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { refuseEndBeforeBegin } from '../domain/table-input/index.ts';
import { Representatives } from './table-stores.ts';

/** R23: a permanent representation ends on a day; it stays in the register. */
@Injectable()
export class EndRepresentative {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Representatives) private readonly representatives: Representatives,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `invalid-input` */
  async execute(
    { representativeId, until }: OperationInput<typeof endRepresentative>,
    caller: Caller,
  ): Promise<OperationOutput<typeof endRepresentative>> {
    const seen = await this.representatives.find(representativeId);
    await this.gate.requireOn(caller, 'manage-representatives', seen && { centre: seen.centre });
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const known = await this.representatives.find(representativeId, tx.session);
      if (known === undefined) throw new ProblemError('not-found');
      const ended = { ...known, version: expected, until };
      refuseEndBeforeBegin(ended);
      const { version } = await this.representatives.replace(tx, ended);
      this.gate.logChange(tx, caller, {});
      return { representativeId, version };
    });
  }
}
