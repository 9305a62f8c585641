import { Inject, Injectable } from '@nestjs/common';
import { Decider, whoCanSee } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, whoCanSee as whoCanSeeOperation } from '@veilighuis/contracts';
import { AccessGate, accessNow } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ClientSystems } from './stores.ts';

/** R30: everyone who can open the overview file today and on what ground, by the rules that decide on opening it. */
@Injectable()
export class WhoCanSee {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Decider) private readonly decider: Decider,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-found`, also when it may not be seen */
  async execute(
    { clientSystemId }: OperationInput<typeof whoCanSeeOperation>,
    caller: Caller,
  ): Promise<OperationOutput<typeof whoCanSeeOperation>> {
    const closed = await this.clientSystems.findClosed(clientSystemId);
    const touched = { clientSystemIds: [clientSystemId] };
    const record = await this.gate.requireOn(caller, 'see-who-can-see', closed?.record, touched);
    if (closed === undefined) throw new ProblemError('not-found');
    await this.gate.logRead(caller, touched, record);
    const { shielded, visibleTo } = record.shielding ?? { shielded: false, visibleTo: [] };
    const rows = whoCanSee(this.decider, 'read-overview-file', record, accessNow(new Date()));
    return {
      clientSystemId,
      shielded,
      named: shielded ? [...visibleTo] : [],
      rows: rows.map((row) => ({ ...row, roles: [...row.roles] })),
    };
  }
}
