import { Inject, Injectable } from '@nestjs/common';
import { clientSystemsMerged, ProblemError } from '@veilighuis/contracts';
import type { decidePossibleMatch, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { foldWithin } from '../domain/client-system/fold-within.ts';
import { merge } from '../domain/client-system/index.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { IdentityKeys } from './identity-keys.ts';
import { SpreadShielding } from './spread-shielding.ts';
import { ClientSystems, PoliceReports, PossibleMatches } from './stores.ts';
import type { PossibleMatch, UndoRecord } from './stores.ts';

type Output = OperationOutput<typeof decidePossibleMatch>;

/** R09: a person decides whether two are the same. Same: merged, every link stays. Either way it is never asked again. */
@Injectable()
export class DecidePossibleMatch {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(PossibleMatches) private readonly matches: PossibleMatches,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
    @Inject(IdentityKeys) private readonly keys: IdentityKeys,
    @Inject(SpreadShielding) private readonly spreading: SpreadShielding,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` */
  async execute(
    { matchId, decision, reason }: OperationInput<typeof decidePossibleMatch>,
    caller: Caller,
  ): Promise<Output> {
    const seen = await this.matches.findClosed(matchId);
    await this.gate.requireOn(
      caller,
      'decide-possible-match',
      seen && { centre: seen.centre, shielding: seen.shielding },
    );
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const match = await this.matches.find(matchId, tx.session);
      if (match === undefined) throw new ProblemError('not-found');
      if (match.version !== expected) throw new ProblemError('version-conflict', { currentVersion: match.version });
      if (match.state !== 'open') throw new ProblemError('conflict', { detail: 'This match was decided already.' });
      const by = { by: caller.principal.subject, at: tx.now, reason };
      const same = decision === 'same' ? await this.unite(tx, match) : undefined;
      const decided = {
        ...match,
        state: decision,
        decision: { ...by, undo: same?.undo, confirmedKeys: same?.confirmedKeys ?? [] },
      };
      const stored = await this.matches.replace(tx, decided, expected);
      this.gate.logChange(tx, caller, {
        clientSystemIds: [...new Set([match.left.clientSystemId, match.right.clientSystemId])],
        personIds: [match.left.personId, match.right.personId],
      });
      return {
        matchId,
        state: decision,
        version: stored.version,
        ...(same === undefined ? {} : { survivingClientSystemId: same.survivorId }),
      };
    });
  }

  private async unite(
    tx: Transaction,
    match: PossibleMatch,
  ): Promise<{ survivorId: string; undo: UndoRecord; confirmedKeys: string[] }> {
    const [left, right] = [
      await this.current(tx, match.left.clientSystemId),
      await this.current(tx, match.right.clientSystemId),
    ];
    const { left: kept, right: folded } = { left: match.left.personId, right: match.right.personId };
    const confirmedKeys = [...new Set([left, right].flatMap((file) => this.confirmable(file, [kept, folded])))];
    const confirmed = confirmedKeys.map((key) => ({ key, personId: kept }));
    if (left.system.clientSystemId === right.system.clientSystemId) {
      requirePersons(left, kept, folded);
      const { system, record } = foldWithin(left.system, kept, folded);
      const stored = await this.clientSystems.replace(tx, {
        ...left,
        system,
        confirmed: [...left.confirmed, ...confirmed],
        updatedAt: tx.now,
      });
      return { survivorId: stored.system.clientSystemId, undo: { kind: 'fold', record }, confirmedKeys };
    }
    requirePersons(left, kept);
    requirePersons(right, folded);
    const { survivor, absorbed, record } = merge(left.system, right.system, [{ kept, folded }]);
    const survivorId = survivor.clientSystemId;
    const stored = await this.clientSystems.replace(tx, {
      ...united(left, right),
      system: survivor,
      confirmed: [...left.confirmed, ...right.confirmed, ...confirmed],
      updatedAt: tx.now,
    });
    await this.clientSystems.replace(tx, { ...right, system: absorbed, updatedAt: tx.now });
    await this.moveReports(tx, left, right, stored);
    tx.announce(clientSystemsMerged, {
      subject: survivorId,
      sequence: stored.version,
      data: { survivingId: survivorId, absorbedId: absorbed.clientSystemId },
    });
    return { survivorId, undo: { kind: 'merge', record }, confirmedKeys };
  }

  /** R09, R36: the reports go along; where one of the two was shielded, everything on both is. */
  private async moveReports(
    tx: Transaction,
    left: ClientSystemFile,
    right: ClientSystemFile,
    stored: ClientSystemFile,
  ): Promise<void> {
    const isShielded = left.system.shielding.shielded || right.system.shielding.shielded;
    if (isShielded) return this.spreading.from(tx, stored);
    const { clientSystemId, shielding } = stored.system;
    const reportIds = right.reports.map(({ reportId }) => reportId);
    await this.reports.moveTo(tx, reportIds, clientSystemId, shielding);
  }

  /** The client system as it stands today: another one when it was merged since the match was offered. */
  private async current(tx: Transaction, clientSystemId: string): Promise<ClientSystemFile> {
    const file = await this.clientSystems.find(clientSystemId, tx.session);
    if (file === undefined) throw new ProblemError('not-found');
    return file.system.mergedInto === undefined ? file : this.current(tx, file.system.mergedInto);
  }

  private confirmable(file: ClientSystemFile, personIds: readonly string[]): string[] {
    return file.system.persons
      .filter(({ personId }) => personIds.includes(personId))
      .map((person) => this.keys.confirmable(person))
      .filter((key) => key !== undefined);
  }
}

function requirePersons(file: ClientSystemFile, ...personIds: string[]): void {
  const there = file.system.persons.map(({ personId }) => personId);
  if (personIds.some((personId) => !there.includes(personId)) || new Set(personIds).size < personIds.length) {
    throw new ProblemError('conflict', {
      detail: 'One of the two persons was united with another one since this match was offered.',
    });
  }
}

/** Facts of both; those of the absorbed one are recognised by their ids when the merge is undone. */
function united(left: ClientSystemFile, right: ClientSystemFile): ClientSystemFile {
  return {
    ...left,
    reports: [...left.reports, ...right.reports],
    registrations: [...left.registrations, ...right.registrations],
    levels: [...left.levels, ...right.levels].sort((one, other) => one.on.localeCompare(other.on)),
    grounds: [...left.grounds, ...right.grounds],
    repeat: left.repeat || right.repeat,
    triageRequestedOn: [left.triageRequestedOn, right.triageRequestedOn]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1),
  };
}
