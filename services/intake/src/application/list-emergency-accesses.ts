import { Inject, Injectable } from '@nestjs/common';
import type { listEmergencyAccesses, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate, pageOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { cursorKeys, EmergencyAccesses } from './emergency-stores.ts';
import type { EmergencyAccess } from './emergency-stores.ts';
import { ClientSystems } from './stores.ts';

type Output = OperationOutput<typeof listEmergencyAccesses>;

/**
 * R37: the emergency accesses that concern the caller. Whom they concern is decided on the file as it stands now: a new
 * case holder finds them too, and one to a file that was shielded since is there for nobody who isn't named (R36).
 */
@Injectable()
export class ListEmergencyAccesses {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(EmergencyAccesses) private readonly accesses: EmergencyAccesses,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute({ limit, cursor }: OperationInput<typeof listEmergencyAccesses>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-emergency-accesses');
    const seen: EmergencyAccess[] = [];
    // Rare enough to look at one by one; whether there are more rows must not tell of files that can't be seen.
    for await (const access of this.accesses.lastFirst(caller.principal.centre, cursor)) {
      if (await this.concerns(caller, access)) seen.push(access);
      if (seen.length > limit) break;
    }
    const { rows, ...more } = pageOf(seen, limit, cursorKeys);
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(rows.map(({ clientSystemId }) => clientSystemId))],
      resultCount: rows.length,
    });
    return { rows: await Promise.all(rows.map((row) => this.view(row))), ...more };
  }

  private async concerns(caller: Caller, { clientSystemId }: EmergencyAccess): Promise<boolean> {
    const known = await this.clientSystems.findClosed(clientSystemId);
    if (known === undefined) return false;
    const { record } = await this.clientSystems.currentOf(known);
    return this.gate.allows(caller, 'read-emergency-access', record);
  }

  private async view(access: EmergencyAccess): Promise<Output['rows'][number]> {
    const { grantId, clientSystemId, granteeId, organisation, roles, from, until } = access;
    return {
      grantId,
      clientSystemId,
      granteeId,
      organisation,
      roles: [...roles],
      reason: await this.accesses.reasonOf(access),
      from: from.toISOString(),
      until: until.toISOString(),
    };
  }
}
