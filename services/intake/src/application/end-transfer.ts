import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { endTransfer, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { Transfers } from './transfer-stores.ts';
import type { TransferRow } from './transfer-stores.ts';

/** R51: declined by the centre that was asked, or withdrawn by the one that offered; the file stays where it is. */
@Injectable()
export class EndTransfer {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Transfers) private readonly transfers: Transfers,
  ) {}

  /** @throws ProblemError `not-found`, also for a transfer between other centres; `version-conflict`, `conflict` */
  async execute(
    { transferId }: OperationInput<typeof endTransfer>,
    caller: Caller,
  ): Promise<OperationOutput<typeof endTransfer>> {
    const { centre, subject } = caller.principal;
    const seen = await this.transfers.find(transferId);
    const isTheirs = seen !== undefined && [seen.centre, seen.toCentre].includes(centre);
    await this.gate.requireOn(caller, 'end-transfer', isTheirs ? { centre } : undefined);
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const transfer = await this.transfers.find(transferId, tx.session);
      requireOffered(transfer, expected);
      const state = transfer.centre === centre ? 'withdrawn' : 'declined';
      const ended = { ...transfer, state, endedBy: subject, endedOn: dateInBrussels(tx.now) } as const;
      const { version } = await this.transfers.end(tx, ended);
      this.gate.logChange(tx, caller, { clientSystemIds: [transfer.clientSystemId] });
      return { transferId, version, state };
    });
  }
}

/** @throws ProblemError `not-found`, `version-conflict`, `conflict` once it was ended */
export function requireOffered(transfer: TransferRow | undefined, expected: number): asserts transfer is TransferRow {
  if (transfer === undefined) throw new ProblemError('not-found');
  const { version, state } = transfer;
  if (version !== expected) throw new ProblemError('version-conflict', { currentVersion: version });
  if (state !== 'offered') throw new ProblemError('conflict', { detail: 'This transfer has ended.' });
}
