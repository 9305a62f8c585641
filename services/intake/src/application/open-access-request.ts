import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { openAccessRequest, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { answerDueOn } from '../domain/rights/index.ts';
import { touchedBy } from './change-access-request.ts';
import { PersonRequestFiles } from './person-request-files.ts';
import { receivedOnFaults } from './received-on-faults.ts';
import { AccessRequests, RightsTerms } from './rights-stores.ts';
import type { Subject } from './rights-stores.ts';

type Input = OperationInput<typeof openAccessRequest>;
type Output = OperationOutput<typeof openAccessRequest>;

/** R34: a person asks what is kept about him or her. Registered also when nothing is found: it has to be answered. */
@Injectable()
export class OpenAccessRequest {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(PersonRequestFiles) private readonly files: PersonRequestFiles,
    @Inject(AccessRequests) private readonly requests: AccessRequests,
    @Inject(RightsTerms) private readonly terms: RightsTerms,
  ) {}

  /** @throws ProblemError `not-allowed`, `invalid-input` */
  async execute(input: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'handle-person-request');
    this.requireSound(input);
    const key = onceKeyOf<typeof openAccessRequest>(caller, input);
    const subjects = await this.files.subjects(caller, input.person, input.parentOrGuardian);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.open(tx, caller, input, subjects)));
  }

  private async open(
    tx: Transaction,
    caller: Caller,
    { receivedOn, identityChecked, reader }: Input,
    subjects: readonly Subject[],
  ): Promise<Output> {
    const { centre, subject: openedBy } = caller.principal;
    const requestId = newId();
    const dueOn = answerDueOn(receivedOn, this.terms.on(receivedOn));
    const facts = { requestId, centre, receivedOn, dueOn, identityChecked, reader, subjects, openedBy };
    await this.requests.insert(tx, { ...facts, version: 1, forwardings: [] });
    this.gate.logChange(tx, caller, touchedBy({ subjects }));
    const files = new Set(subjects.map(({ clientSystemId }) => clientSystemId)).size;
    return { requestId, version: 1, dueOn, files };
  }

  private requireSound({ receivedOn, reader, parentOrGuardian }: Input): void {
    const fields = receivedOnFaults(receivedOn, this.terms);
    if ((reader === 'parent-or-guardian') === (parentOrGuardian === undefined)) {
      const message = 'Say who the parent or guardian is when one will read the answer, and only then.';
      fields.push({ field: 'parentOrGuardian', code: 'reader-unclear', message });
    }
    if (fields.length > 0) throw new ProblemError('invalid-input', { fields });
  }
}
