import { Inject, Injectable } from '@nestjs/common';
import { organisationCategories, ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, OrganisationCategory, writeContribution } from '@veilighuis/contracts';
import type { Principal } from '@veilighuis/access';
import { expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { refuseTextsBesideAnswer, withEntry, writeContribution as write } from '../domain/table-input/index.ts';
import { refuseWhenDecided } from '../domain/triage-file/index.ts';
import { ChangeTableInput } from './change-table-input.ts';
import { TableContent } from './table-stores.ts';

/** R22, R24: an organisation writes its input before the table. Nobody else learns of it until it is released. */
@Injectable()
export class WriteContribution {
  constructor(
    @Inject(ChangeTableInput) private readonly change: ChangeTableInput,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  /** @throws ProblemError `not-found`, `already-decided`, `version-conflict`, `invalid-input` */
  async execute(
    { fileId, answer, ...texts }: OperationInput<typeof writeContribution>,
    caller: Caller,
  ): Promise<OperationOutput<typeof writeContribution>> {
    await this.change.allow(caller, 'write-contribution', fileId);
    const seen = expectedVersionOf(caller);
    refuseTextsBesideAnswer(answer, texts);
    const { organisation, subject } = caller.principal;
    const author = { organisation, category: categoryOf(caller.principal) };
    const isEmpty = texts.runningHelp === undefined && texts.analysis === undefined;
    return this.change.perform(caller, fileId, { part: 'draft' }, async (row, tx) => {
      refuseWhenDecided(row.file);
      const isOwn = (one: { organisation: string }) => one.organisation === organisation;
      const place = { file: row.file, kind: 'contribution', key: organisation } as const;
      const sealed = isEmpty ? {} : { texts: await this.content.seal(place, texts, tx.session) };
      const draft = { answer, writtenAt: tx.now.toISOString(), writtenBy: subject, ...sealed };
      const entry = write(row.contributions.find(isOwn), author, draft, seen);
      const { version } = entry;
      return {
        row: { ...row, contributions: withEntry(row.contributions, entry, isOwn) },
        answer: { fileId, organisation, version },
      };
    });
  }
}

/** @throws ProblemError `not-allowed` for who acts for no organisation of article 10 */
function categoryOf({ category }: Principal): OrganisationCategory {
  const known = organisationCategories.find((one) => one === category);
  if (known === undefined) throw new ProblemError('not-allowed');
  return known;
}
