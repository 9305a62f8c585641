import { Inject, Injectable } from '@nestjs/common';
import type { listOrganisations, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ReferenceData } from './reference-data.ts';

/** Names for the aliases of the organisations that work with the centre, also of those that left. */
@Injectable()
export class ListOrganisations {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  async execute(caller: Caller): Promise<OperationOutput<typeof listOrganisations>> {
    await this.gate.require(caller, 'read-reference-data');
    return { rows: [...this.reference.organisations] };
  }
}
