import { Inject, Injectable } from '@nestjs/common';
import { invalidInput, ProblemError } from '@veilighuis/contracts';
import type { loadInstrument, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { requestHash, UnitOfWork } from '@veilighuis/persistence';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { instrumentDefinition } from '../domain/risk/index.ts';
import { ReferenceData } from './reference-data.ts';
import { Instruments } from './stores.ts';

/** Loads a definition for which the centre has a licence. A version, once loaded, is never changed (R11). */
@Injectable()
export class LoadInstrument {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Instruments) private readonly instruments: Instruments,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** @throws ProblemError `not-allowed`, `invalid-input`, `conflict` for another definition of a version that is there */
  async execute(
    input: OperationInput<typeof loadInstrument>,
    caller: Caller,
  ): Promise<OperationOutput<typeof loadInstrument>> {
    await this.gate.require(caller, 'manage-instruments');
    const parsed = instrumentDefinition.safeParse(input.definition);
    if (!parsed.success) throw invalidInput(parsed.error);
    const definition = parsed.data;
    const { code, version } = definition;
    const { centre } = caller.principal;
    return this.work.run(caller.work, async (tx) => {
      const shipped = this.reference.instruments.find((one) => one.code === code);
      const there = shipped ?? (await this.instruments.find(centre, code, version));
      if (there !== undefined && requestHash(there) !== requestHash(definition)) {
        throw new ProblemError('conflict', {
          detail: 'This version is there already with another definition. Give the new one a higher version.',
        });
      }
      if (there === undefined) {
        await this.instruments.insert(tx, centre, definition);
        this.gate.logChange(tx, caller, {});
      }
      return { code, version };
    });
  }
}
