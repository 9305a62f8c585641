import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { listClientSystems, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { standingLevel } from './client-system-file.ts';
import { ClientSystems } from './stores.ts';
import type { ClientSystemRow } from './stores.ts';

type Output = OperationOutput<typeof listClientSystems>;

/** Client systems on which the caller has a ground: filtered in the query, decided on again per row. */
@Injectable()
export class ListClientSystems {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  async execute(input: OperationInput<typeof listClientSystems>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-client-systems');
    const today = dateInBrussels(new Date());
    const { limit, cursor, level, municipality, needsAssessment } = input;
    const page = await this.clientSystems.list(
      { filter: this.gate.filterFor(caller, 'read-overview-file'), limit, cursor },
      { level, municipality, agedOn: needsAssessment === true ? today : undefined },
      today,
    );
    const rows = page.rows.filter((row) => this.gate.allows(caller, 'read-overview-file', row.record));
    await this.gate.logRead(caller, {
      clientSystemIds: rows.map(({ clientSystemId }) => clientSystemId),
      resultCount: rows.length,
    });
    return { ...page, rows: rows.map((row) => view(row, today)) };
  }
}

function view(row: ClientSystemRow, today: string): Output['rows'][number] {
  const { file, clientSystemId, municipalities, minorUntil, incidents, lastIncidentOn } = row;
  const standing = standingLevel(file, today);
  return {
    clientSystemId,
    version: file.version,
    ...(standing === undefined ? {} : { level: standing.level, levelValidUntil: standing.validUntil }),
    repeat: file.repeat,
    hasMinor: minorUntil !== undefined && minorUntil >= today,
    municipalities: [...municipalities],
    incidents,
    ...(lastIncidentOn === undefined ? {} : { lastIncidentOn }),
    updatedAt: file.updatedAt.toISOString(),
  };
}
