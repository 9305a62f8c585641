import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { OperationInput, OperationOutput, recordSafeContact } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { itemKeys } from '../domain/client-system/index.ts';
import { ChangeClientSystem, toldByCaller, withPerson } from './change-client-system.ts';

/** R35: records how and when a person can be reached without others of the household noticing; walled at once. */
@Injectable()
export class RecordSafeContact {
  constructor(@Inject(ChangeClientSystem) private readonly change: ChangeClientSystem) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` */
  async execute(
    { clientSystemId, personId, channel, value, hours }: OperationInput<typeof recordSafeContact>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordSafeContact>> {
    await this.change.allow(caller, 'keep-walls', clientSystemId);
    const contactId = newId();
    const { version } = await this.change.perform(
      caller,
      clientSystemId,
      (system, tx) =>
        withPerson(system, personId, (person) => {
          const since = dateInBrussels(tx.now);
          const added = { contactId, channel, value, ...(hours === undefined ? {} : { hours }), since };
          const safe = { ...person, safeContacts: [...(person.safeContacts ?? []), added] };
          return toldByCaller(safe, itemKeys.contact(contactId), caller, tx.now);
        }),
      { personIds: [personId] },
    );
    return { contactId, version };
  }
}
