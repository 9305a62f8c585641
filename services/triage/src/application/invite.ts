import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { groundGranted } from '@veilighuis/contracts';
import type { invite, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { refuseSecondInvitation } from '../domain/table-input/index.ts';
import { refuseWhenDecided } from '../domain/triage-file/index.ts';
import { ChangeTableInput } from './change-table-input.ts';
import { TableContent } from './table-stores.ts';

/** R23: invites an organisation to the consultation about a file, on a ground; who is invited in person may open it (R30). */
@Injectable()
export class Invite {
  constructor(
    @Inject(ChangeTableInput) private readonly change: ChangeTableInput,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  /** @throws ProblemError `not-found`, `already-decided`, `conflict` when they are invited already */
  async execute(input: OperationInput<typeof invite>, caller: Caller): Promise<OperationOutput<typeof invite>> {
    const { fileId, motivation, organisation, category, ground, inviteeId } = input;
    await this.change.allow(caller, 'invite-to-triage', fileId);
    const once = onceKeyOf<typeof invite>(caller, input);
    return this.change.perform(caller, fileId, { part: 'invitations', once }, async (row, tx) => {
      refuseWhenDecided(row.file);
      refuseSecondInvitation(row.invitations, { organisation, inviteeId });
      const invitationId = newId();
      const place = { file: row.file, kind: 'invitation', key: invitationId } as const;
      const invitedOn = dateInBrussels(tx.now);
      const invitation = {
        invitationId,
        version: 1,
        organisation,
        category,
        ground,
        motivation: await this.content.seal(place, motivation, tx.session),
        ...(inviteeId === undefined ? {} : { inviteeId }),
        invitedOn,
      };
      if (inviteeId !== undefined) {
        const { clientSystemId } = row.file;
        const data = { grantId: invitationId, clientSystemId, ground: 'invited', granteeId: inviteeId } as const;
        tx.announce(groundGranted, { subject: invitationId, sequence: 1, data: { ...data, from: invitedOn } });
      }
      return {
        row: { ...row, invitations: [...row.invitations, invitation] },
        answer: { fileId, invitationId, version: 1 },
      };
    });
  }
}
