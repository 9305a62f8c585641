import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, recordAddress } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { municipalityOn } from '../domain/reference/index.ts';
import { groundedRecordOf } from './client-system-file.ts';
import { ReferenceData } from './reference-data.ts';
import { ClientSystems } from './stores.ts';

/** Records where a person lives or stays; a safe address is walled from the moment it is stored (R35). */
@Injectable()
export class RecordAddress {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `invalid-input` */
  async execute(
    input: OperationInput<typeof recordAddress>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordAddress>> {
    const { clientSystemId, personId, street, municipality, safe, since } = input;
    const seen = await this.clientSystems.find(clientSystemId);
    await this.gate.requireOn(caller, 'change-client-system', seen && groundedRecordOf(seen), {
      clientSystemIds: [clientSystemId],
    });
    const expected = expectedVersionOf(caller);
    if (municipalityOn(this.reference.geography, municipality, dateInBrussels(new Date())) === undefined) {
      throw new ProblemError('invalid-input', {
        fields: [
          { field: 'municipality', code: 'municipality-unknown', message: 'No municipality has this NIS code today.' },
        ],
      });
    }
    return this.work.run(caller.work, async (tx) => {
      const file = await this.clientSystems.find(clientSystemId, tx.session);
      const person = file?.system.persons.find((one) => one.personId === personId);
      if (file === undefined || person === undefined) throw new ProblemError('not-found');
      if (file.version !== expected) throw new ProblemError('version-conflict', { currentVersion: file.version });
      if (file.system.mergedInto !== undefined)
        throw new ProblemError('conflict', { detail: 'This client system was merged into another one.' });
      const addressId = newId();
      const moved = { ...person, addresses: [...person.addresses, { addressId, street, municipality, safe, since }] };
      const persons = file.system.persons.map((one) => (one.personId === personId ? moved : one));
      const stored = await this.clientSystems.replace(tx, {
        ...file,
        system: { ...file.system, persons },
        updatedAt: tx.now,
      });
      this.gate.logChange(
        tx,
        caller,
        { clientSystemIds: [clientSystemId], personIds: [personId] },
        groundedRecordOf(file),
      );
      return { addressId, version: stored.version };
    });
  }
}
