import { Inject, Injectable } from '@nestjs/common';
import { shieldingChanged } from '@veilighuis/contracts';
import type { Transaction } from '@veilighuis/persistence';
import { strictestShielding } from '../domain/client-system/index.ts';
import type { Shielding } from '../domain/client-system/index.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { ClientSystems, PoliceReports, PossibleMatches } from './stores.ts';

/**
 * R36: whatever hangs on a client system is shielded with it, in the same transaction: its reports, the matches that have
 * it on one side, the client systems that were merged into it. The services that keep files about it are told.
 */
@Injectable()
export class SpreadShielding {
  constructor(
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
    @Inject(PossibleMatches) private readonly matches: PossibleMatches,
  ) {}

  /** @param file as it was stored */
  async from(tx: Transaction, { system, version, reports }: ClientSystemFile): Promise<void> {
    const { clientSystemId, shielding } = system;
    const reportIds = reports.map(({ reportId }) => reportId);
    await this.reports.moveTo(tx, reportIds, clientSystemId, shielding);
    await this.onto(tx, clientSystemId, shielding, version);
  }

  private async onto(tx: Transaction, clientSystemId: string, shielding: Shielding, version: number): Promise<void> {
    await this.shieldMatches(tx, clientSystemId, shielding);
    const { shielded } = shielding;
    const visibleTo = shielded ? [...shielding.visibleTo] : [];
    const data = { clientSystemId, shielded, visibleTo };
    tx.announce(shieldingChanged, { subject: clientSystemId, sequence: version, data });
    for (const absorbedId of await this.clientSystems.absorbedBy(clientSystemId, tx.session)) {
      await this.onto(tx, absorbedId, shielding, await this.clientSystems.saveShielding(tx, absorbedId, shielding));
    }
  }

  private async shieldMatches(tx: Transaction, clientSystemId: string, shielding: Shielding): Promise<void> {
    for (const { matchId, left, right } of await this.matches.withSide(clientSystemId, tx.session)) {
      const otherId = left.clientSystemId === clientSystemId ? right.clientSystemId : left.clientSystemId;
      const other = otherId === clientSystemId ? undefined : await this.clientSystems.findGrounds(otherId, tx.session);
      const both = other === undefined ? shielding : strictestShielding(shielding, other.shielding);
      await this.matches.saveShielding(tx, matchId, both);
    }
  }
}
