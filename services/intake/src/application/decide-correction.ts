import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { decideCorrection, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { Corrections } from './rights-stores.ts';
import type { Correction } from './rights-stores.ts';
import { ClientSystems } from './stores.ts';

/** The organisation that told something decides whether it was wrong; the change itself is an ordinary one. */
@Injectable()
export class DecideCorrection {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Corrections) private readonly corrections: Corrections,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
  ) {}

  /** @throws ProblemError `not-found`, also for what another organisation told; `version-conflict`, `conflict` */
  async execute(
    { correctionId, decision, reason }: OperationInput<typeof decideCorrection>,
    caller: Caller,
  ): Promise<OperationOutput<typeof decideCorrection>> {
    const seen = await this.corrections.find(correctionId);
    const isOwn = seen?.owner === caller.principal.organisation;
    const file = seen === undefined || !isOwn ? undefined : await this.clientSystems.findClosed(seen.clientSystemId);
    const record = await this.gate.requireOn(caller, 'decide-correction', file?.record);
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const correction = await this.corrections.find(correctionId, tx.session);
      requireOpen(correction, expected);
      const by = { by: caller.principal.subject, on: dateInBrussels(tx.now), reason };
      const stored = await this.corrections.replace(tx, { ...correction, state: decision, decision: by });
      const { clientSystemId, personId } = correction;
      this.gate.logChange(tx, caller, { clientSystemIds: [clientSystemId], personIds: [personId] }, record);
      return { correctionId, version: stored.version, state: decision };
    });
  }
}

function requireOpen(correction: Correction | undefined, expected: number): asserts correction is Correction {
  if (correction === undefined) throw new ProblemError('not-found');
  const { version, state } = correction;
  if (version !== expected) throw new ProblemError('version-conflict', { currentVersion: version });
  if (state !== 'open') throw new ProblemError('conflict', { detail: 'This was decided already.' });
}
