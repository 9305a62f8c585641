import { Inject, Injectable } from '@nestjs/common';
import type { listInstruments, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ReferenceData } from './reference-data.ts';
import { Instruments } from './stores.ts';

/** The instruments that come with the platform, and those that the centre loaded. */
@Injectable()
export class ListInstruments {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Instruments) private readonly instruments: Instruments,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  async execute(caller: Caller): Promise<OperationOutput<typeof listInstruments>> {
    await this.gate.require(caller, 'list-instruments');
    const loaded = await this.instruments.ofCentre(caller.principal.centre);
    return {
      rows: [...this.reference.instruments, ...loaded].map(({ code, version, normVersion, licence, items }) => ({
        code,
        version,
        normVersion,
        licence,
        items: items.map(({ id, text, alarming }) => ({ id, alarming, ...(text === undefined ? {} : { text }) })),
      })),
    };
  }
}
