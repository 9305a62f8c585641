import { Inject, Injectable } from '@nestjs/common';
import type { listCorrections, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { Corrections } from './rights-stores.ts';
import type { Correction } from './rights-stores.ts';
import { ClientSystems } from './stores.ts';

type Output = OperationOutput<typeof listCorrections>;

/** What the people of an organisation have to decide on, on files that they have a ground for; for the privacy officer all. */
@Injectable()
export class ListCorrections {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Corrections) private readonly corrections: Corrections,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute({ state, limit, cursor }: OperationInput<typeof listCorrections>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-corrections');
    const { roles, centre, organisation } = caller.principal;
    const supervises = roles.includes('privacy-officer');
    const action = supervises ? 'handle-person-request' : 'decide-correction';
    const wanted = { state, ...(supervises ? {} : { owner: organisation }) };
    const page = await this.corrections.list(centre, wanted, { limit, cursor });
    const rows: Correction[] = [];
    for (const row of page.rows) {
      const file = await this.clientSystems.findClosed(row.clientSystemId);
      if (file !== undefined && this.gate.allows(caller, action, file.record)) rows.push(row);
    }
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(rows.map(({ clientSystemId }) => clientSystemId))],
      personIds: [...new Set(rows.map(({ personId }) => personId))],
      resultCount: rows.length,
    });
    // A count of the query would count what may not be seen.
    return { rows: rows.map(view), ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }) };
  }
}

function view({ decision, centre: _centre, owner, ...rest }: Correction): Output['rows'][number] {
  return {
    ...rest,
    ...(owner === undefined ? {} : { owner }),
    ...(decision === undefined ? {} : { decidedOn: decision.on, reason: decision.reason }),
  };
}
