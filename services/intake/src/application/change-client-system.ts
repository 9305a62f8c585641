import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { toldBy } from '../domain/client-system/index.ts';
import type { ClientSystem, Person } from '../domain/client-system/index.ts';
import { groundedRecordOf } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { ClientSystems } from './stores.ts';

/** What the changes of a client system have in common: who may, from which version, stored and logged as one. */
@Injectable()
export class ChangeClientSystem {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-found`, whether it doesn't exist or may not be seen; `version-required` */
  async allow(caller: Caller, action: string, clientSystemId: string): Promise<void> {
    const seen = await this.clientSystems.findClosed(clientSystemId);
    await this.gate.requireOn(caller, action, seen?.record, { clientSystemIds: [clientSystemId] });
    expectedVersionOf(caller);
  }

  /**
   * Stores what `change` makes of the version that the caller saw, after {@link allow}.
   * @throws ProblemError `not-found`, `version-conflict`, `conflict` when it was merged into another one
   */
  async perform(
    caller: Caller,
    clientSystemId: string,
    change: (system: ClientSystem, tx: Transaction) => ClientSystem,
    {
      personIds = [],
      then,
    }: { personIds?: readonly string[]; then?: (stored: ClientSystemFile, tx: Transaction) => Promise<void> } = {},
  ): Promise<ClientSystemFile> {
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const file = await this.clientSystems.find(clientSystemId, tx.session);
      if (file === undefined) throw new ProblemError('not-found');
      if (file.version !== expected) throw new ProblemError('version-conflict', { currentVersion: file.version });
      if (file.system.mergedInto !== undefined)
        throw new ProblemError('conflict', { detail: 'This client system was merged into another one.' });
      const stored = await this.clientSystems.replace(tx, {
        ...file,
        system: change(file.system, tx),
        updatedAt: tx.now,
      });
      await then?.(stored, tx);
      this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId], personIds }, groundedRecordOf(file));
      return stored;
    });
  }
}

/** The client system with one person changed. @throws ProblemError `not-found` when the person is not in it */
export function withPerson(system: ClientSystem, personId: string, change: (person: Person) => Person): ClientSystem {
  requirePersonIn(system, personId);
  return { ...system, persons: system.persons.map((one) => (one.personId === personId ? change(one) : one)) };
}

/** R33: the person with the organisation of the caller as the source of one item. */
export function toldByCaller(person: Person, item: string, { principal }: Caller, at: Date): Person {
  const { organisation, category } = principal;
  return toldBy(person, { organisation, category, on: dateInBrussels(at) }, [item]);
}

/** @throws ProblemError `not-found` */
export function requirePersonIn(system: ClientSystem, ...personIds: string[]): void {
  const there = new Set(system.persons.map(({ personId }) => personId));
  if (personIds.some((personId) => !there.has(personId))) throw new ProblemError('not-found');
}
