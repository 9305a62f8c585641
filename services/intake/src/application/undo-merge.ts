import { Inject, Injectable } from '@nestjs/common';
import { mergeUndone, ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, undoMerge as undoMergeOperation } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { undoFoldWithin } from '../domain/client-system/fold-within.ts';
import { undoMerge } from '../domain/client-system/index.ts';
import type { MergeRecord } from '../domain/client-system/index.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { SpreadShielding } from './spread-shielding.ts';
import { ClientSystems, PoliceReports, PossibleMatches } from './stores.ts';
import type { PossibleMatch, UndoRecord } from './stores.ts';

/** R09: a merge can be undone; what came in since stays with the surviving client system. */
@Injectable()
export class UndoMerge {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(PossibleMatches) private readonly matches: PossibleMatches,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(PoliceReports) private readonly reports: PoliceReports,
    @Inject(SpreadShielding) private readonly spreading: SpreadShielding,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` */
  async execute(
    { matchId, reason }: OperationInput<typeof undoMergeOperation>,
    caller: Caller,
  ): Promise<OperationOutput<typeof undoMergeOperation>> {
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
      const { decision } = match;
      if (match.state !== 'same' || decision?.undo === undefined)
        throw new ProblemError('conflict', { detail: 'There is no merge to undo.' });
      await this.undo(tx, match, decision.undo, new Set(decision.confirmedKeys));
      const stored = await this.matches.replace(
        tx,
        {
          ...match,
          state: 'undone',
          decision: { by: caller.principal.subject, at: tx.now, reason, confirmedKeys: [] },
        },
        expected,
      );
      this.gate.logChange(tx, caller, {
        clientSystemIds: [...new Set([match.left.clientSystemId, match.right.clientSystemId])],
      });
      return { matchId, state: 'undone', version: stored.version };
    });
  }

  private async undo(
    tx: Transaction,
    match: PossibleMatch,
    undo: UndoRecord,
    confirmedKeys: ReadonlySet<string>,
  ): Promise<void> {
    const survivor = await this.clientSystems.find(
      undo.kind === 'merge' ? undo.record.survivorId : match.left.clientSystemId,
      tx.session,
    );
    if (survivor === undefined) throw new ProblemError('not-found');
    if (survivor.system.mergedInto !== undefined)
      throw new ProblemError('conflict', { detail: 'Undo the later merge of this client system first.' });
    const unconfirmed = {
      ...survivor,
      confirmed: survivor.confirmed.filter(({ key }) => !confirmedKeys.has(key)),
      updatedAt: tx.now,
    };
    if (undo.kind === 'fold')
      await this.clientSystems.replace(tx, { ...unconfirmed, system: undoFoldWithin(survivor.system, undo.record) });
    else await this.part(tx, unconfirmed, undo.record);
  }

  private async part(tx: Transaction, survivor: ClientSystemFile, record: MergeRecord): Promise<void> {
    const absorbed = await this.clientSystems.find(record.absorbed.clientSystemId, tx.session);
    if (absorbed === undefined) throw new ProblemError('not-found');
    const systems = undoMerge(survivor.system, record);
    const stored = await this.clientSystems.replace(tx, { ...without(survivor, absorbed), system: systems.survivor });
    const again = { ...absorbed, system: systems.absorbed, updatedAt: tx.now };
    const back = await this.clientSystems.replace(tx, again);
    const { clientSystemId } = absorbed.system;
    const reportIds = absorbed.reports.map(({ reportId }) => reportId);
    await this.reports.moveTo(tx, reportIds, clientSystemId, systems.absorbed.shielding);
    if (survivor.system.shielding.shielded) {
      await this.spreading.from(tx, stored);
      await this.spreading.from(tx, back);
    }
    const survivingId = survivor.system.clientSystemId;
    tx.announce(mergeUndone, {
      subject: survivingId,
      sequence: stored.version,
      data: { survivingId, absorbedId: clientSystemId },
    });
  }
}

/** Takes out what the absorbed one had brought; it kept its own facts as they were. */
function without(file: ClientSystemFile, absorbed: ClientSystemFile): ClientSystemFile {
  const ids = new Set([
    ...absorbed.reports.map(({ reportId }) => reportId),
    ...absorbed.registrations.map(({ registrationId }) => registrationId),
    ...absorbed.levels.map(({ assessmentId }) => assessmentId),
    ...absorbed.grounds.map(({ grantId }) => grantId),
  ]);
  return {
    ...file,
    reports: file.reports.filter(({ reportId }) => !ids.has(reportId)),
    registrations: file.registrations.filter(({ registrationId }) => !ids.has(registrationId)),
    levels: file.levels.filter(({ assessmentId }) => !ids.has(assessmentId)),
    grounds: file.grounds.filter(({ grantId }) => !ids.has(grantId)),
  };
}
