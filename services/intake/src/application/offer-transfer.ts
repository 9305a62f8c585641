import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { offerTransfer, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { ReferenceData } from './reference-data.ts';
import { ClientSystems } from './stores.ts';
import { Transfers } from './transfer-stores.ts';

type Input = OperationInput<typeof offerTransfer>;
type Output = OperationOutput<typeof offerTransfer>;

/** R51: offers a file to another centre; until somebody there takes it nothing changes. */
@Injectable()
export class OfferTransfer {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(Transfers) private readonly transfers: Transfers,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** @throws ProblemError `not-found`, `conflict` when it was merged or is offered already, `invalid-input` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    const seen = await this.clientSystems.findClosed(input.clientSystemId);
    const touched = { clientSystemIds: [input.clientSystemId] };
    await this.gate.requireOn(caller, 'offer-transfer', seen?.record, touched);
    if (input.toCentre === caller.principal.centre || !this.reference.centres.includes(input.toCentre)) {
      const message = 'Name another centre that works on this platform.';
      throw new ProblemError('invalid-input', { fields: [{ field: 'toCentre', code: 'centre-unknown', message }] });
    }
    const key = onceKeyOf<typeof offerTransfer>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.offer(tx, caller, input)));
  }

  private async offer(tx: Transaction, caller: Caller, { clientSystemId, toCentre, reason }: Input): Promise<Output> {
    const grounds = await this.clientSystems.findGrounds(clientSystemId, tx.session);
    if (grounds === undefined) throw new ProblemError('not-found');
    const isOffered = await this.transfers.isOffered(clientSystemId, tx.session);
    if (isOffered || grounds.mergedInto !== undefined) {
      throw new ProblemError('conflict', { detail: 'It is offered already, or goes on under another client system.' });
    }
    const { centre, subject: offeredBy } = caller.principal;
    const transferId = newId();
    const offer = { transferId, centre, toCentre, version: 1, clientSystemId, reason, offeredBy } as const;
    await this.transfers.insert(tx, { ...offer, state: 'offered', offeredOn: dateInBrussels(tx.now) });
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId] });
    return { transferId, version: 1 };
  }
}
