import { Inject, Injectable } from '@nestjs/common';
import type { GroundRecord } from '@veilighuis/access';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { clientSystemTransferred, ProblemError } from '@veilighuis/contracts';
import type { acceptTransfer, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { ClientSystemFile } from './client-system-file.ts';
import { requireOffered } from './end-transfer.ts';
import { RetentionFiles } from './retention-stores.ts';
import { SpreadShielding } from './spread-shielding.ts';
import { ClientSystems } from './stores.ts';
import { CentreMove, Transfers } from './transfer-stores.ts';
import type { TransferRow } from './transfer-stores.ts';

/**
 * R51: a coordinator of another centre takes a file over, with everything that was merged into it. The grounds of the old
 * centre end at once, the retention clock goes on unchanged, the log stays as it is. Of a shielded file the one who takes it
 * over is the only one named from then on (R36). The other services follow by the event.
 */
@Injectable()
export class AcceptTransfer {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Transfers) private readonly transfers: Transfers,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(RetentionFiles) private readonly files: RetentionFiles,
    @Inject(CentreMove) private readonly moving: CentreMove,
    @Inject(SpreadShielding) private readonly spreading: SpreadShielding,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` */
  async execute(
    { transferId }: OperationInput<typeof acceptTransfer>,
    caller: Caller,
  ): Promise<OperationOutput<typeof acceptTransfer>> {
    const seen = await this.transfers.find(transferId);
    await this.gate.requireOn(caller, 'accept-transfer', seen && { centre: seen.toCentre });
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const transfer = await this.transfers.find(transferId, tx.session);
      requireOffered(transfer, expected);
      await this.takeOver(tx, caller, transfer);
      const by = { state: 'accepted', endedBy: caller.principal.subject, endedOn: dateInBrussels(tx.now) } as const;
      const { version } = await this.transfers.end(tx, { ...transfer, ...by });
      return { transferId, version, clientSystemId: transfer.clientSystemId };
    });
  }

  private async takeOver(tx: Transaction, caller: Caller, transfer: TransferRow): Promise<void> {
    const { centre, toCentre, clientSystemId } = transfer;
    const group = await this.files.group(centre, clientSystemId, tx.session);
    if (group === undefined) {
      throw new ProblemError('conflict', { detail: 'It is gone, or goes on under another client system since.' });
    }
    const absorbedIds = [...group.absorbedIds];
    const clientSystemIds = [clientSystemId, ...absorbedIds];
    if (await this.moving.isAsked(clientSystemIds, tx.session)) {
      throw new ProblemError('conflict', { detail: 'A person asked for access; the old centre answers that first.' });
    }
    const stored: ClientSystemFile[] = [];
    for (const id of clientSystemIds) {
      const file = await this.clientSystems.find(id, tx.session);
      if (file !== undefined)
        stored.push(await this.clientSystems.replace(tx, takenOver(file, caller, transfer, tx.now)));
    }
    await this.moving.move(tx, clientSystemIds, toCentre);
    const [survivor] = stored;
    if (survivor === undefined) throw new ProblemError('not-found');
    if (survivor.system.shielding.shielded) await this.spreading.from(tx, survivor);
    const data = { clientSystemId, absorbedIds };
    tx.announce(clientSystemTransferred, { subject: clientSystemId, sequence: survivor.version, data });
    this.gate.logChange(tx, caller, { clientSystemIds, resultCount: clientSystemIds.length });
  }
}

function takenOver(
  file: ClientSystemFile,
  { principal }: Caller,
  { toCentre }: TransferRow,
  now: Date,
): ClientSystemFile {
  const { system } = file;
  const visibleTo = system.shielding.shielded ? [principal.subject] : [];
  const shielding = system.shielding.shielded ? { shielded: true, visibleTo } : system.shielding;
  const grounds = file.grounds.map((ground) => ended(ground, now));
  return { ...file, centre: toCentre, grounds, system: { ...system, shielding } };
}

/** That it was there stays; its last day was yesterday, and an emergency ends at this moment. */
function ended(ground: GroundRecord, now: Date): GroundRecord {
  const yesterday = addDays(dateInBrussels(now), -1);
  const until = ground.until === undefined || ground.until > yesterday ? yesterday : ground.until;
  const { moments } = ground;
  return { ...ground, until, ...(moments === undefined ? {} : { moments: { ...moments, until: now.toISOString() } }) };
}
