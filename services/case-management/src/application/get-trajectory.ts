import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { getTrajectory, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { CentreTerms } from './centre-terms.ts';
import { Contacts, Trajectories } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './trajectory-record.ts';
import { viewTrajectory } from './view-trajectory.ts';

/** A trajectory with its clocks, its contact log, and what each next phase still asks for. */
@Injectable()
export class GetTrajectory {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Trajectories) private readonly trajectories: Trajectories,
    @Inject(Contacts) private readonly contacts: Contacts,
    @Inject(CentreTerms) private readonly terms: CentreTerms,
  ) {}

  /** @throws ProblemError `not-found`, also when it may not be seen; `service-unavailable` when the look can't be logged */
  async execute(
    { trajectoryId }: OperationInput<typeof getTrajectory>,
    caller: Caller,
  ): Promise<OperationOutput<typeof getTrajectory>> {
    const closed = await this.trajectories.findClosed(trajectoryId);
    const grounded = closed && groundedRecordOf(closed.row, caller.principal);
    const clientSystemIds = closed === undefined ? [] : clientSystemIdsOf(closed.row);
    await this.gate.requireOn(caller, 'read-trajectory', grounded, { clientSystemIds });
    if (closed === undefined) throw new ProblemError('not-found');
    const record = await closed.open();
    const contacts = await this.contacts.of(trajectoryId);
    const personIds = [...new Set(contacts.flatMap((contact) => contact.personIds))];
    await this.gate.logRead(caller, { clientSystemIds, personIds }, grounded);
    return viewTrajectory(record, contacts, this.terms.of(record.trajectory.centre), dateInBrussels(new Date()));
  }
}
