import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { listRetentionHolds, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { RetentionHolds } from './retention-stores.ts';

/** The holds of the centre with their reasons, those that were released included (R50). */
@Injectable()
export class ListRetentionHolds {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(RetentionHolds) private readonly holds: RetentionHolds,
  ) {}

  async execute(
    { limit, cursor }: OperationInput<typeof listRetentionHolds>,
    caller: Caller,
  ): Promise<OperationOutput<typeof listRetentionHolds>> {
    await this.gate.require(caller, 'hold-retention');
    const page = await this.holds.list(caller.principal.centre, { limit, cursor });
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(page.rows.map(({ clientSystemId }) => clientSystemId))],
      resultCount: page.rows.length,
    });
    return {
      ...page,
      rows: page.rows.map(({ holdId, clientSystemId, reason, placedBy, placedAt, released }) => ({
        holdId,
        clientSystemId,
        reason,
        placedBy,
        placedOn: dateInBrussels(placedAt),
        ...(released === undefined
          ? {}
          : { releasedBy: released.by, releasedOn: released.on, releaseReason: released.reason }),
      })),
    };
  }
}
