import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { emergencyAccessOpened, ProblemError } from '@veilighuis/contracts';
import type { openEmergencyAccess, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { emergencyEnd, emergencyHours } from '../domain/client-system/index.ts';
import { changeGrounds } from './change-grounds.ts';
import { EmergencyAccesses } from './emergency-stores.ts';
import { IdentityKeys } from './identity-keys.ts';
import { readNationalNumber } from './read-national-number.ts';
import { ClientSystems } from './stores.ts';
import type { ClosedFile } from './stores.ts';

type Input = OperationInput<typeof openEmergencyAccess>;
type Output = OperationOutput<typeof openEmergencyAccess>;

/**
 * R37: whoever lacks a ground reads a file in an emergency, for a reason, until it ends by itself. Those whom it concerns
 * find it with its reason in their list. R36 goes first: a shielded file that doesn't name the caller is not there.
 */
@Injectable()
export class OpenEmergencyAccess {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(IdentityKeys) private readonly keys: IdentityKeys,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(EmergencyAccesses) private readonly accesses: EmergencyAccesses,
  ) {}

  /**
   * @throws ProblemError `not-allowed`; `not-found`, whether it doesn't exist or stays closed in an emergency too;
   * `conflict` for someone who can open it already
   */
  async execute(input: Input, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'open-emergency-access');
    const file = await this.find(input.on, caller);
    const key = onceKeyOf<typeof openEmergencyAccess>(caller, input);
    return this.work.run(caller.work, (tx) => tx.once(key, () => this.open(tx, caller, file, input.reason)));
  }

  private async find(on: Input['on'], caller: Caller): Promise<ClosedFile> {
    const known =
      on.by === 'client-system'
        ? await this.clientSystems.findClosed(on.clientSystemId)
        : await this.lastWith(this.keys.number(readNationalNumber(on.nationalNumber, 'on.nationalNumber')), caller);
    const touched = { clientSystemIds: known === undefined ? [] : [known.clientSystemId] };
    await this.gate.requireOn(caller, 'open-emergency-access', known?.record, touched);
    if (known === undefined) throw new ProblemError('not-found');
    const current = await this.clientSystems.currentOf(known);
    await this.gate.requireOn(caller, 'open-emergency-access', current.record, touched);
    return current;
  }

  /** Of several with this person, the one that the caller may open and that was changed last. */
  private async lastWith(key: string, caller: Caller): Promise<ClosedFile | undefined> {
    const found = await this.clientSystems.closedWithIdentity(caller.principal.centre, key);
    return found.find(({ record }) => this.gate.allows(caller, 'open-emergency-access', record)) ?? found[0];
  }

  private async open(tx: Transaction, caller: Caller, file: ClosedFile, reason: string): Promise<Output> {
    if (this.gate.allows(caller, 'read-overview-file', file.record)) {
      throw new ProblemError('conflict', { detail: 'You can open this file already.' });
    }
    const { clientSystemId } = file;
    const { subject, organisation, roles, centre } = caller.principal;
    const [grantId, from, until] = [newId(), tx.now, emergencyEnd(tx.now)];
    const opened = { grantId, centre, clientSystemId, granteeId: subject, organisation, roles, from, until };
    await this.accesses.insert(tx, opened, reason);
    const moments = { from: from.toISOString(), until: until.toISOString() };
    const [first, last] = [dateInBrussels(from), dateInBrussels(until)];
    const ground = { grantId, ground: 'emergency', grantee: `user:${subject}`, from: first, until: last } as const;
    const stores = { clientSystems: this.clientSystems, vault: this.vault };
    await changeGrounds(tx, stores, clientSystemId, (grounds) => [...grounds, { ...ground, moments }]);
    const data = { grantId, clientSystemId, granteeId: subject, hours: emergencyHours };
    tx.announce(emergencyAccessOpened, { subject: grantId, sequence: 1, data });
    this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId] });
    return { grantId, clientSystemId, ...moments };
  }
}
