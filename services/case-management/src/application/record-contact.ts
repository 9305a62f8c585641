import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, recordContact } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { changed, ChangeTrajectory } from './change-trajectory.ts';
import { Contacts } from './stores.ts';

type Input = OperationInput<typeof recordContact>;
type Output = OperationOutput<typeof recordContact>;

/** A line in the contact log. Two people adding at once both stand, so it is done on whatever version stands. */
@Injectable()
export class RecordContact {
  constructor(
    @Inject(ChangeTrajectory) private readonly change: ChangeTrajectory,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Contacts) private readonly contacts: Contacts,
  ) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `conflict`, `invalid-input`, `idempotency-key-required` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    const seen = await this.change.allow(caller, 'work-on-trajectory', input.trajectoryId);
    const key = onceKeyOf<typeof recordContact>(caller, input);
    const { trajectoryId, ...content } = input;
    const contact = { ...content, contactId: newId() };
    await this.change.refuseOthers(caller, seen, { name: 'add-contact', contact });
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.add(tx, caller, trajectoryId, contact)));
  }

  private async add(
    tx: Transaction,
    caller: Caller,
    trajectoryId: string,
    contact: Omit<Input, 'trajectoryId'> & { contactId: string },
  ): Promise<Output> {
    const record = await this.change.performIn(tx, caller, trajectoryId, { name: 'add-contact', contact });
    const { centre, clientSystemId } = record.trajectory;
    await this.contacts.insert(tx, { ...contact, trajectoryId, centre, clientSystemId, by: caller.principal.subject });
    return { ...changed(record), contactId: contact.contactId };
  }
}
