import { Inject, Injectable } from '@nestjs/common';
import type { getInformedRegister, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { informDueOn } from '../domain/rights/index.ts';
import { householdIds } from './client-system-file.ts';
import { ClientSystems } from './stores.ts';

type Output = OperationOutput<typeof getInformedRegister>;
type Entry = Output['persons'][number]['entries'][number];

/** Who of a file was informed, when, of what and how; or why not yet. */
@Injectable()
export class GetInformedRegister {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-found`, also when it may not be seen */
  async execute({ clientSystemId }: OperationInput<typeof getInformedRegister>, caller: Caller): Promise<Output> {
    const closed = await this.clientSystems.findClosed(clientSystemId);
    const touched = { clientSystemIds: [clientSystemId] };
    const record = await this.gate.requireOn(caller, 'read-informed-register', closed?.record, touched);
    if (closed === undefined) throw new ProblemError('not-found');
    const file = await closed.open();
    const household = householdIds(file);
    const persons = file.system.persons.filter(({ personId }) => household.has(personId));
    await this.gate.logRead(caller, { ...touched, personIds: persons.map(({ personId }) => personId) }, record);
    return {
      clientSystemId,
      version: file.version,
      persons: persons.map((person) => {
        const dueOn = informDueOn(person);
        const entries = (person.informed ?? []).map((entry) => ({ ...entry }) as Entry);
        return { personId: person.personId, ...(dueOn === undefined ? {} : { dueOn }), entries };
      }),
    };
  }
}
