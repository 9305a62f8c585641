import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, requestCorrection } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { keysOfItems } from '../domain/client-system/index.ts';
import { correctionDecider } from '../domain/rights/index.ts';
import { receivedOnFaults } from './received-on-faults.ts';
import { Corrections, RightsTerms } from './rights-stores.ts';
import { ClientSystems } from './stores.ts';

type Input = OperationInput<typeof requestCorrection>;
type Output = OperationOutput<typeof requestCorrection>;

/** A person says that something is wrong: it goes to whoever told it; what an authority told is not ours to correct (R33). */
@Injectable()
export class RequestCorrection {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(Corrections) private readonly corrections: Corrections,
    @Inject(RightsTerms) private readonly terms: RightsTerms,
  ) {}

  /** @throws ProblemError `not-found`, `invalid-input` for a day that can't be, or an item that the person doesn't have */
  async execute(input: Input, caller: Caller): Promise<Output> {
    const seen = await this.clientSystems.findClosed(input.clientSystemId);
    const touched = { clientSystemIds: [input.clientSystemId] };
    await this.gate.requireOn(caller, 'handle-person-request', seen?.record, touched);
    const fields = receivedOnFaults(input.receivedOn, this.terms);
    if (fields.length > 0) throw new ProblemError('invalid-input', { fields });
    const key = onceKeyOf<typeof requestCorrection>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.register(tx, caller, input)));
  }

  private async register(tx: Transaction, caller: Caller, input: Input): Promise<Output> {
    const { clientSystemId, personId, item, receivedOn, text } = input;
    const { centre, organisation } = caller.principal;
    const file = await this.clientSystems.find(clientSystemId, tx.session);
    const person = file?.system.persons.find((one) => one.personId === personId);
    if (person === undefined) throw new ProblemError('not-found');
    const decider = correctionDecider(person, item, keysOfItems(person), organisation);
    if (decider === undefined) {
      const message = 'Take the key of an item that the split of an access request names.';
      throw new ProblemError('invalid-input', { fields: [{ field: 'item', code: 'item-unknown', message }] });
    }
    const correctionId = newId();
    const common = { correctionId, centre, version: 1, clientSystemId, personId, item, receivedOn, text };
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId], personIds: [personId] });
    if ('authority' in decider) {
      await this.corrections.insert(tx, { ...common, state: 'forwarded' });
      const authority = this.terms.on(receivedOn).forwardTo[decider.authority];
      return { correctionId, version: 1, state: 'forwarded', authority };
    }
    await this.corrections.insert(tx, { ...common, state: 'open', owner: decider.owner });
    return { correctionId, version: 1, state: 'open', owner: decider.owner };
  }
}
