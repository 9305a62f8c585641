import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { groundRevoked, ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, withdrawInvitation } from '@veilighuis/contracts';
import { expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { withdraw, withEntry } from '../domain/table-input/index.ts';
import { ChangeTableInput } from './change-table-input.ts';
import { TableContent } from './table-stores.ts';

/** R23, R30: an invitation is withdrawn; the ground of who was invited ends at once, in every service. */
@Injectable()
export class WithdrawInvitation {
  constructor(
    @Inject(ChangeTableInput) private readonly change: ChangeTableInput,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict` when it was withdrawn before */
  async execute(
    { fileId, invitationId, reason }: OperationInput<typeof withdrawInvitation>,
    caller: Caller,
  ): Promise<OperationOutput<typeof withdrawInvitation>> {
    await this.change.allow(caller, 'invite-to-triage', fileId);
    const seen = expectedVersionOf(caller);
    return this.change.perform(caller, fileId, { part: 'invitations' }, async (row, tx) => {
      const isIt = (one: { invitationId: string }) => one.invitationId === invitationId;
      const known = row.invitations.find(isIt);
      if (known === undefined) throw new ProblemError('not-found');
      const place = { file: row.file, kind: 'withdrawal', key: invitationId } as const;
      const because = reason === undefined ? undefined : await this.content.seal(place, reason, tx.session);
      const today = dateInBrussels(tx.now);
      const withdrawn = withdraw(known, because, today, seen);
      const { version, inviteeId, until = addDays(today, -1) } = withdrawn;
      if (inviteeId !== undefined) {
        const { clientSystemId } = row.file;
        const data = { grantId: invitationId, clientSystemId, ground: 'invited', until } as const;
        tx.announce(groundRevoked, { subject: invitationId, sequence: version, data });
      }
      return {
        row: { ...row, invitations: withEntry(row.invitations, withdrawn, isIt) },
        answer: { fileId, invitationId, version },
      };
    });
  }
}
