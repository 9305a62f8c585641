import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, recordInformed } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import type { InformedEntry } from '../domain/client-system/index.ts';
import { isSoundEntry } from '../domain/rights/index.ts';
import { ChangeClientSystem, withPerson } from './change-client-system.ts';

/** Writes down that a person was informed that data are kept, or why that waits. */
@Injectable()
export class RecordInformed {
  constructor(@Inject(ChangeClientSystem) private readonly change: ChangeClientSystem) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `invalid-input` */
  async execute(
    { clientSystemId, personId, outcome }: OperationInput<typeof recordInformed>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordInformed>> {
    await this.change.allow(caller, 'record-informed', clientSystemId);
    const today = dateInBrussels(new Date());
    const entry: InformedEntry = { entryId: newId(), on: today, by: caller.principal.subject, ...outcome };
    if (!isSoundEntry(entry, today)) {
      const field = outcome.kind === 'informed' ? 'outcome.on' : 'outcome.until';
      const message = 'Informed is today or before; postponed is to a later day, a year at most.';
      throw new ProblemError('invalid-input', { fields: [{ field, code: 'day-out-of-order', message }] });
    }
    const { version } = await this.change.perform(
      caller,
      clientSystemId,
      (system) =>
        withPerson(system, personId, (person) => ({ ...person, informed: [...(person.informed ?? []), entry] })),
      { personIds: [personId] },
    );
    return { entryId: entry.entryId, version };
  }
}
