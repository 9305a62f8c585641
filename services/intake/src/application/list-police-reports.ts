import { Inject, Injectable } from '@nestjs/common';
import { startOfDayInBrussels } from '@veilighuis/calendar';
import { riskLevels } from '@veilighuis/contracts';
import type { listPoliceReports, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ClientSystems, FRONT_OFFICE, PoliceReports, PossibleMatches } from './stores.ts';
import type { WantedReports } from './stores.ts';

type Input = OperationInput<typeof listPoliceReports>;
type Output = OperationOutput<typeof listPoliceReports>;

/** Reports as they came in, in codes; the oldest first, so that nothing is left lying. */
@Injectable()
export class ListPoliceReports {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(PossibleMatches) private readonly matches: PossibleMatches,
  ) {}

  async execute({ limit, cursor, possibleMatch, since, ...wanted }: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'list-police-reports');
    // The front office of the centre sees every report come in, as the coordinator does; a zone sees its own.
    const teams = caller.principal.roles.includes('administrative-worker') ? [FRONT_OFFICE] : [];
    const filter = this.gate.filterFor(caller, 'list-police-reports', teams);
    const page = await this.reports.list(
      { filter, limit, cursor },
      {
        ...wanted,
        since: since === undefined ? undefined : momentOf(since),
        clientSystems: await this.withMatch(caller, possibleMatch),
      },
    );
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

  /**
   * R09, R36: only a match that the caller may decide on counts; to everyone else, and of a shielded file to who isn't
   * named, there is none.
   */
  private async withMatch(caller: Caller, among: boolean | undefined): Promise<WantedReports['clientSystems']> {
    if (among === undefined) return undefined;
    const ids = await this.matches.openSides(this.gate.filterFor(caller, 'decide-possible-match'));
    return { among, ids: await this.clientSystems.goingOnAs(ids) };
  }
}

/** The day in Belgium, or the moment, from which on. */
function momentOf(since: string): Date {
  return new Date(since.includes('T') ? since : startOfDayInBrussels(since).epochMilliseconds);
}
