import { Inject, Injectable } from '@nestjs/common';
import { contributionReleased } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, releaseContribution } from '@veilighuis/contracts';
import { expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { releaseContribution as release, withEntry } from '../domain/table-input/index.ts';
import { refuseWhenDecided } from '../domain/triage-file/index.ts';
import { ChangeTableInput } from './change-table-input.ts';

/** R24: the author's organisation, and nobody else, shows its input to the others. */
@Injectable()
export class ReleaseContribution {
  constructor(@Inject(ChangeTableInput) private readonly change: ChangeTableInput) {}

  /** @throws ProblemError `not-found`, `already-decided`, `version-conflict`, `conflict` when nothing was written since */
  async execute(
    { fileId }: OperationInput<typeof releaseContribution>,
    caller: Caller,
  ): Promise<OperationOutput<typeof releaseContribution>> {
    await this.change.allow(caller, 'write-contribution', fileId);
    const seen = expectedVersionOf(caller);
    const { organisation } = caller.principal;
    const isOwn = (one: { organisation: string }) => one.organisation === organisation;
    return this.change.perform(caller, fileId, { part: 'release' }, (row, tx) => {
      refuseWhenDecided(row.file);
      const entry = release(row.contributions.find(isOwn), tx.now.toISOString(), seen);
      const { clientSystemId } = row.file;
      const about = { subject: fileId, sequence: row.inputVersion + 1 };
      tx.announce(contributionReleased, { ...about, data: { fileId, clientSystemId } });
      const contributions = withEntry(row.contributions, entry, isOwn);
      const answer = { fileId, organisation, version: entry.version };
      return Promise.resolve({ row: { ...row, contributions }, answer });
    });
  }
}
