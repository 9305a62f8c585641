import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, recordAddress } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { municipalityOn } from '../domain/reference/index.ts';
import { itemKeys } from '../domain/client-system/index.ts';
import { ChangeClientSystem, toldByCaller, withPerson } from './change-client-system.ts';
import { ReferenceData } from './reference-data.ts';

/** Records where a person lives or stays; a safe address and a shelter are walled from the moment they are stored (R35). */
@Injectable()
export class RecordAddress {
  constructor(
    @Inject(ChangeClientSystem) private readonly change: ChangeClientSystem,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `invalid-input` */
  async execute(
    input: OperationInput<typeof recordAddress>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordAddress>> {
    const { clientSystemId, personId, street, municipality, shelter, since } = input;
    await this.change.allow(caller, 'change-client-system', clientSystemId);
    if (municipalityOn(this.reference.geography, municipality, dateInBrussels(new Date())) === undefined) {
      throw new ProblemError('invalid-input', {
        fields: [
          { field: 'municipality', code: 'municipality-unknown', message: 'No municipality has this NIS code today.' },
        ],
      });
    }
    const addressId = newId();
    const safe = input.safe || shelter === true;
    const added = { addressId, street, municipality, safe, ...(shelter === true ? { shelter } : {}), since };
    const { version } = await this.change.perform(
      caller,
      clientSystemId,
      (system, tx) =>
        withPerson(system, personId, (person) => {
          const moved = { ...person, addresses: [...person.addresses, added] };
          return toldByCaller(moved, itemKeys.address(addressId), caller, tx.now);
        }),
      { personIds: [personId] },
    );
    return { addressId, version };
  }
}
