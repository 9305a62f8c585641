import { Inject, Injectable } from '@nestjs/common';
import { erasureOrdered, ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, orderErasure } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, ClientSystemData, eraseAll, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { Erasures } from './retention-stores.ts';
import { ListWhatGoes } from './what-goes.ts';
import type { GoingRow } from './what-goes.ts';

type Input = OperationInput<typeof orderErasure>;
type Output = OperationOutput<typeof orderErasure>;

/**
 * R50: the privacy officer decides that what was listed goes. Intake erases its own part in the same transaction, so that
 * no report joins what is on its way out; the other services do so by the event, and each sends a receipt.
 */
@Injectable()
export class OrderErasure {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(ListWhatGoes) private readonly going: ListWhatGoes,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(ClientSystemData) private readonly data: ClientSystemData,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `conflict` when it isn't due, is on hold, or changed since the preview */
  async execute(input: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'erase-client-system');
    const key = onceKeyOf<typeof orderErasure>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.order(tx, caller, input)));
  }

  private async order(tx: Transaction, caller: Caller, { clientSystemIds, confirmation }: Input): Promise<Output> {
    // The remembered answer goes with the data that it is about; the same order once more is known by what it did.
    const before = await this.orderedBefore(tx, clientSystemIds);
    if (before !== undefined) return before;
    const { rows, confirmation: stands } = await this.going.of(tx.context.centre, clientSystemIds, tx.session);
    refuseUnless(rows, stands === confirmation);
    const erasures: Output['erasures'] = [];
    for (const row of rows) erasures.push(await this.erase(tx, caller, row));
    const gone = rows.flatMap(({ clientSystemId, absorbedIds }) => [clientSystemId, ...absorbedIds]);
    this.gate.logChange(tx, caller, { clientSystemIds: gone, resultCount: gone.length });
    return { erasures };
  }

  private async orderedBefore(tx: Transaction, clientSystemIds: readonly string[]): Promise<Output | undefined> {
    const erasures: Output['erasures'] = [];
    for (const clientSystemId of [...new Set(clientSystemIds)].sort()) {
      const known = await this.erasures.ofClientSystem(tx.context.centre, clientSystemId, tx.session);
      if (known === undefined) return undefined;
      erasures.push({ erasureId: known.erasureId, clientSystemId });
    }
    return { erasures };
  }

  private async erase(tx: Transaction, caller: Caller, { clientSystemId, absorbedIds, dueOn }: GoingRow) {
    if (dueOn === undefined) throw new Error('What may be erased has a day on which it was due.');
    const erasureId = newId();
    await this.erasures.insert(tx, {
      erasureId,
      centre: tx.context.centre,
      clientSystemId,
      absorbedIds,
      dueOn,
      orderedAt: tx.now,
      orderedBy: caller.principal.subject,
      receipts: [],
    });
    await eraseAll(tx, { data: this.data, vault: this.vault }, [clientSystemId, ...absorbedIds]);
    const data = { erasureId, clientSystemId, absorbedIds: [...absorbedIds] };
    tx.announce(erasureOrdered, { subject: erasureId, sequence: 1, data });
    return { erasureId, clientSystemId };
  }
}

function refuseUnless(rows: readonly GoingRow[], isConfirmed: boolean): void {
  if (rows.some(({ obstacles }) => obstacles.length > 0)) {
    throw new ProblemError('conflict', {
      detail: 'Something stands in the way: a term has not passed, a hold, a running trajectory, or a waiting file.',
    });
  }
  if (!isConfirmed) {
    throw new ProblemError('conflict', {
      detail: 'The list changed since you saw it. Look at what would go once more.',
    });
  }
}
