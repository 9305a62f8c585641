import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, summariseClientSystem } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { minorUntil, municipalitiesOf, standingLevel, zonesOf } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { ClientSystems } from './stores.ts';

/** What another service needs to place a client system: codes, under the service's own rights (R39). */
@Injectable()
export class SummariseClientSystem {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  async execute(
    { clientSystemId }: OperationInput<typeof summariseClientSystem>,
    caller: Caller,
  ): Promise<OperationOutput<typeof summariseClientSystem>> {
    const asked = await this.clientSystems.find(clientSystemId);
    await this.gate.requireOn(caller, 'summarise-client-system', asked && { centre: asked.centre }, {
      clientSystemIds: [clientSystemId],
    });
    if (asked === undefined) throw new ProblemError('not-found');
    await this.gate.logRead(caller, { clientSystemIds: [clientSystemId] });
    return summary(clientSystemId, await this.current(asked));
  }

  private async current(file: ClientSystemFile): Promise<ClientSystemFile> {
    if (file.system.mergedInto === undefined) return file;
    const into = await this.clientSystems.find(file.system.mergedInto);
    return into === undefined ? file : this.current(into);
  }
}

function summary(clientSystemId: string, file: ClientSystemFile): OperationOutput<typeof summariseClientSystem> {
  const today = dateInBrussels(new Date());
  const level = standingLevel(file, today)?.level;
  return {
    clientSystemId,
    currentClientSystemId: file.system.clientSystemId,
    version: file.version,
    centre: file.centre,
    ...(level === undefined ? {} : { level }),
    repeat: file.repeat,
    hasMinor: (minorUntil(file) ?? '') >= today,
    municipalities: municipalitiesOf(file),
    incidentMunicipalities: [...new Set(file.reports.map(({ municipality }) => municipality))].sort(),
    zoneCodes: zonesOf(file),
    personIds: file.system.persons.map(({ personId }) => personId),
    levels: file.levels.map(({ assessmentId, on, level: assessed }) => ({ assessmentId, on, level: assessed })),
  };
}
