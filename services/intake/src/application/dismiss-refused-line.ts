import { Inject, Injectable } from '@nestjs/common';
import type { dismissRefusedLine, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { RefusedLines, zonesLookedAfter } from './refused-lines.ts';

/** A refused line was looked after, or needs nothing. Dismissing it twice is dismissing it once. */
@Injectable()
export class DismissRefusedLine {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(RefusedLines) private readonly lines: RefusedLines,
  ) {}

  /** @throws ProblemError `not-found`, also for one of another zone */
  async execute(
    { refusedLineId }: OperationInput<typeof dismissRefusedLine>,
    caller: Caller,
  ): Promise<OperationOutput<typeof dismissRefusedLine>> {
    const found = await this.lines.find(refusedLineId);
    const own = zonesLookedAfter(caller);
    const isOwn = found !== undefined && (own === undefined || found.zones.some((zone) => own.includes(zone)));
    await this.gate.requireOn(caller, 'handle-refused-lines', isOwn ? { centre: found.centre } : undefined);
    return this.work.run(caller.work, async (tx) => {
      const dismissedAt = await this.lines.dismiss(tx, refusedLineId);
      this.gate.logChange(tx, caller, {});
      return { refusedLineId, dismissedAt: dismissedAt.toISOString() };
    });
  }
}
