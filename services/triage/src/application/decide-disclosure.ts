import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { decideDisclosure, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { participantsOf, refuseDisclosure } from '../domain/table-input/index.ts';
import { ChangeTableInput } from './change-table-input.ts';
import { Intake } from './intake.ts';
import { TriageFiles } from './stores.ts';
import { TableContent } from './table-stores.ts';
import type { TriageRecord } from './triage-record.ts';

/** R28: telling a family member something of the consultation is a decision of its own, with the consent of all. */
@Injectable()
export class DecideDisclosure {
  constructor(
    @Inject(ChangeTableInput) private readonly change: ChangeTableInput,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  /**
   * @throws ProblemError `not-found`, `invalid-input`, `consent-missing`; `service-unavailable` while intake is away, which
   * knows who is a member
   */
  async execute(
    input: OperationInput<typeof decideDisclosure>,
    caller: Caller,
  ): Promise<OperationOutput<typeof decideDisclosure>> {
    const { fileId, messenger, content, necessity, recipientId, aboutPersonIds, consents } = input;
    const { file } = await this.change.allow(caller, 'decide-disclosure', fileId);
    const once = onceKeyOf<typeof decideDisclosure>(caller, input);
    const { personIds: memberIds } = await this.intake.summary(file.clientSystemId);
    const { subject, organisation } = caller.principal;
    return this.change.perform(caller, fileId, { part: 'disclosures', once }, async (row, tx) => {
      const record = await this.files.find(fileId, tx.session);
      if (record === undefined) throw new ProblemError('not-found');
      const participants = whoTookPart(record);
      refuseDisclosure({ recipientId, aboutPersonIds, consents, memberIds, participants });
      const disclosureId = newId();
      const place = { file: row.file, kind: 'disclosure', key: disclosureId } as const;
      const disclosure = {
        disclosureId,
        decidedAt: tx.now.toISOString(),
        decidedBy: subject,
        recipientId,
        aboutPersonIds,
        consents,
        texts: await this.content.seal(place, { messenger, content, necessity }, tx.session),
        readers: [...new Set([...participants, organisation])],
      };
      return {
        row: { ...row, disclosures: [...row.disclosures, disclosure] },
        answer: { fileId, disclosureId, version: row.file.version },
        personIds: [recipientId],
      };
    });
  }
}

/** Everyone whom the attendance or the decision names as having taken part. */
function whoTookPart(record: TriageRecord): string[] {
  const decided = record.file.decisions.flatMap(({ participants }) => participants);
  return [...new Set([...participantsOf(record), ...decided])];
}
