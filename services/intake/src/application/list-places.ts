import { Inject, Injectable } from '@nestjs/common';
import type { listPlaces, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ReferenceData } from './reference-data.ts';

/** Names for the codes of municipalities and police zones (R03). A zone of which no code is known yet can't report. */
@Injectable()
export class ListPlaces {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  async execute(caller: Caller): Promise<OperationOutput<typeof listPlaces>> {
    await this.gate.require(caller, 'read-reference-data');
    const { municipalities, policeZones } = this.reference.geography;
    return {
      municipalities: municipalities.map(({ nis, name, validFrom, validUntil }) => ({
        nis,
        name,
        ...validity(validFrom, validUntil),
      })),
      zones: policeZones.flatMap(({ code, name, validFrom, validUntil }) =>
        code === undefined ? [] : [{ code, name, ...validity(validFrom, validUntil) }],
      ),
    };
  }
}

function validity(validFrom: string | undefined, validUntil: string | undefined) {
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}
