import { Inject, Injectable } from '@nestjs/common';
import { riskLevels } from '@veilighuis/contracts';
import type { listPoliceReports, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { FRONT_OFFICE, PoliceReports } from './stores.ts';

type Output = OperationOutput<typeof listPoliceReports>;

/** Reports as they came in, in codes; the oldest first, so that nothing is left lying. */
@Injectable()
export class ListPoliceReports {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
  ) {}

  async execute(
    { limit, cursor, zoneCode }: OperationInput<typeof listPoliceReports>,
    caller: Caller,
  ): Promise<Output> {
    await this.gate.require(caller, 'list-police-reports');
    // The front office of the centre sees every report come in, as the coordinator does; a zone sees its own.
    const teams = caller.principal.roles.includes('administrative-worker') ? [FRONT_OFFICE] : [];
    const filter = this.gate.filterFor(caller, 'list-police-reports', teams);
    const page = await this.reports.list({ filter, limit, cursor }, zoneCode);
    const rows = page.rows.filter(({ centre, zoneCode: zone, shielding }) =>
      this.gate.allows(caller, 'list-police-reports', { centre, zones: [zone], shielding }),
    );
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(rows.map(({ clientSystemId }) => clientSystemId))],
      resultCount: rows.length,
    });
    return {
      ...page,
      rows: rows.map(
        ({ reportId, clientSystemId, zoneCode: zone, incidentOn, receivedAt, joined, revisionHashes, level }) => {
          const known = riskLevels.find((one) => one === level);
          return {
            reportId,
            clientSystemId,
            zoneCode: zone,
            incidentOn,
            receivedAt: receivedAt.toISOString(),
            joined,
            revised: revisionHashes.length > 0,
            ...(known === undefined ? {} : { level: known }),
          };
        },
      ),
    };
  }
}
