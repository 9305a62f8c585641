import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, shieldClientSystem } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { ChangeClientSystem } from './change-client-system.ts';
import { SpreadShielding } from './spread-shielding.ts';

/** R36: says for whom a client system exists, or lifts its shielding, with a reason. */
@Injectable()
export class ShieldClientSystem {
  constructor(
    @Inject(ChangeClientSystem) private readonly change: ChangeClientSystem,
    @Inject(SpreadShielding) private readonly spreading: SpreadShielding,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` */
  async execute(
    { clientSystemId, visibleTo, reason }: OperationInput<typeof shieldClientSystem>,
    caller: Caller,
  ): Promise<OperationOutput<typeof shieldClientSystem>> {
    await this.change.allow(caller, 'shield-client-system', clientSystemId);
    const named = [...new Set(visibleTo)].sort();
    const shielding = { shielded: named.length > 0, visibleTo: named };
    const { version } = await this.change.perform(
      caller,
      clientSystemId,
      (system, tx) => {
        const act = { ...shielding, reason, by: caller.principal.subject, at: tx.now.toISOString() };
        return { ...system, shielding, shieldings: [...(system.shieldings ?? []), act] };
      },
      { then: (stored, tx) => this.spreading.from(tx, stored) },
    );
    return { clientSystemId, version, shielded: shielding.shielded };
  }
}
