import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { listUninformed, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ClientSystems } from './stores.ts';

type Output = OperationOutput<typeof listUninformed>;

/** Files in which someone has to be informed: those on which the caller has a ground, for the privacy officer all of the centre. */
@Injectable()
export class ListUninformed {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute({ limit, cursor }: OperationInput<typeof listUninformed>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-uninformed');
    const { roles, centre, subject } = caller.principal;
    // R36: of a shielded file the privacy officer knows as much as anyone else: nothing, unless named.
    const supervises = roles.includes('privacy-officer');
    const filter = supervises
      ? { centre, $or: [{ shielded: false }, { visibleTo: subject }] }
      : this.gate.filterFor(caller, 'read-informed-register');
    const page = await this.clientSystems.uninformed({ filter, limit, cursor }, dateInBrussels(new Date()));
    const rows = page.rows.filter(({ record }) => this.gate.allows(caller, 'read-informed-register', record));
    await this.gate.logRead(caller, {
      clientSystemIds: rows.map(({ clientSystemId }) => clientSystemId),
      resultCount: rows.length,
    });
    return { ...page, rows: rows.map(({ clientSystemId, dueOn }) => ({ clientSystemId, dueOn })) };
  }
}
