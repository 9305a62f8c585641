import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, previewErasure } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ListWhatGoes } from './what-goes.ts';

/** First of two steps: what an erasure would take (R50). */
@Injectable()
export class PreviewErasure {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ListWhatGoes) private readonly going: ListWhatGoes,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found` */
  async execute(
    { clientSystemIds }: OperationInput<typeof previewErasure>,
    caller: Caller,
  ): Promise<OperationOutput<typeof previewErasure>> {
    await this.gate.require(caller, 'erase-client-system');
    const { rows, confirmation } = await this.going.of(caller.principal.centre, clientSystemIds);
    await this.gate.logRead(caller, { clientSystemIds, resultCount: rows.length });
    return { rows: [...rows], ...(confirmation === undefined ? {} : { confirmation }) };
  }
}
