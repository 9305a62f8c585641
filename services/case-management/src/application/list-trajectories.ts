import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { listTrajectories, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller, ListQuery } from '@veilighuis/service-kit';
import { Trajectories } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf, teamKeysOf, userKey } from './trajectory-record.ts';
import { viewRow } from './view-trajectory.ts';

/** One's own caseload and what waits for the own team; for a coordinator all of the centre. Most pressing first. */
@Injectable()
export class ListTrajectories {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Trajectories) private readonly trajectories: Trajectories,
  ) {}

  /** @throws ProblemError `not-allowed`, `service-unavailable` when the look can't be logged */
  async execute(
    { limit, cursor, state, mine = false }: OperationInput<typeof listTrajectories>,
    caller: Caller,
  ): Promise<OperationOutput<typeof listTrajectories>> {
    await this.gate.require(caller, 'list-trajectories');
    const { principal } = caller;
    const today = dateInBrussels(new Date());
    const page = await this.trajectories.list({ filter: this.filterOf(caller, mine), limit, cursor }, state);
    const rows = page.rows.filter((row) =>
      this.gate.allows(caller, 'read-trajectory', groundedRecordOf(row, principal)),
    );
    await this.gate.logRead(caller, { clientSystemIds: rows.flatMap(clientSystemIdsOf), resultCount: rows.length });
    return { ...page, rows: rows.map((row) => viewRow(row, today)) };
  }

  private filterOf(caller: Caller, mine: boolean): ListQuery['filter'] {
    const { principal } = caller;
    const { centre, access } = this.gate.filterFor(caller, 'read-trajectory', teamKeysOf(principal));
    if (!mine) return { centre, access };
    const own = `assigned:${userKey(principal.subject)}`;
    return { centre, access: { $in: access.$in.filter((key) => key === own || key.startsWith(`${own}&`)) } };
  }
}
