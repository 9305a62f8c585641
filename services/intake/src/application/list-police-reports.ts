import { Inject, Injectable } from '@nestjs/common';
import { riskLevels } from '@veilighuis/contracts';
import type { listPoliceReports, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate, listFilter } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { PoliceReports } from './stores.ts';

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
    const { centre, roles } = caller.principal;
    // The front office of the centre sees every report come in; a zone sees its own.
    const filter = roles.includes('administrative-worker') ? { centre } : listFilter(caller);
    const page = await this.reports.list({ filter, limit, cursor }, zoneCode);
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(page.rows.map(({ clientSystemId }) => clientSystemId))],
      resultCount: page.rows.length,
    });
    return {
      ...page,
      rows: page.rows.map(
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
