import { Inject, Injectable } from '@nestjs/common';
import { triageTableCategories } from '@veilighuis/contracts';
import type { getTriageFile, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { currentAttendance, seatsFor } from '../domain/table-input/index.ts';
import type { Attendance, Disclosure, Invitation, Seat, TableAction } from '../domain/table-input/index.ts';
import { TableActions, TableContent } from './table-stores.ts';
import { groundedRecordOf } from './triage-record.ts';
import type { FileAtTable } from './triage-record.ts';
import { viewSeat } from './view-meeting.ts';

type Table = NonNullable<OperationOutput<typeof getTriageFile>['table']>;
type Of = FileAtTable['file'];

/** Opens what organisations brought to a file, for one reader: what that reader may not see is not opened (R24, R28). */
@Injectable()
export class ReadTable {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(TableActions) private readonly actions: TableActions,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  async of(row: FileAtTable, caller: Caller): Promise<Table> {
    const { file, meetingId, invitations, disclosures } = row;
    const { organisation } = caller.principal;
    const mayWrite = this.gate.allows(caller, 'write-contribution', groundedRecordOf(row));
    const seats = seatsFor(organisation, triageTableCategories, row);
    const isReader = ({ readers }: Disclosure) => readers.includes(organisation);
    return {
      ...(meetingId === undefined ? {} : { meetingId }),
      contributions: await Promise.all(seats.map((seat) => this.contribution(file, seat))),
      ...(mayWrite ? { ownContribution: await this.own(row, organisation) } : {}),
      attendance: await this.attendance(file, currentAttendance(row)),
      invitations: await Promise.all(invitations.map((one) => this.invitation(file, one))),
      actions: await this.actionsOf(file),
      disclosures: await Promise.all(disclosures.filter(isReader).map((one) => this.disclosure(file, one))),
    };
  }

  attendance(file: Of, lines: readonly Attendance[]): Promise<Table['attendance']> {
    return Promise.all(
      lines.map(async ({ organisation, version, state, representativeId, reason }) => {
        const place = { file, kind: 'absence', key: organisation } as const;
        return {
          organisation,
          version,
          state,
          ...(representativeId === undefined ? {} : { representativeId }),
          ...(reason === undefined ? {} : { reason: await this.content.open(place, reason) }),
        };
      }),
    );
  }

  async actionsOf(file: Of, isWanted: (action: TableAction) => boolean = () => true): Promise<Table['actions']> {
    const all = await this.actions.ofFile(file.fileId);
    return Promise.all(all.filter(isWanted).map((action) => this.action(action)));
  }

  async action(action: TableAction): Promise<Table['actions'][number]> {
    const { actionId, version, text, organisation, dueOn, state, doneOn, note } = action;
    return {
      actionId,
      version,
      text: await this.content.open({ file: action, kind: 'action', key: actionId }, text),
      organisation,
      dueOn,
      state,
      ...(doneOn === undefined ? {} : { doneOn }),
      ...(note === undefined
        ? {}
        : { note: await this.content.open({ file: action, kind: 'completion', key: actionId }, note) }),
    };
  }

  /** Texts of what was released; of a draft its own organisation reads them in `ownContribution`. */
  private async contribution(file: Of, seat: Seat): Promise<Table['contributions'][number]> {
    const { shown, organisation = '' } = seat;
    if (shown?.releasedAt === undefined) return viewSeat(seat);
    const place = { file, kind: 'contribution', key: organisation } as const;
    const texts = shown.texts === undefined ? {} : await this.content.open(place, shown.texts);
    return { ...viewSeat(seat), ...texts, releasedAt: shown.releasedAt };
  }

  private async own({ file, contributions }: FileAtTable, organisation: string): Promise<Table['ownContribution']> {
    const known = contributions.find((one) => one.organisation === organisation);
    const { version = 0, draft, released } = known ?? {};
    const own = { organisation, version, released: released !== undefined };
    if (draft === undefined) return own;
    const { answer, writtenAt } = draft;
    const place = { file, kind: 'contribution', key: organisation } as const;
    const texts = draft.texts === undefined ? {} : await this.content.open(place, draft.texts);
    return { ...own, draft: { answer, ...texts, writtenAt } };
  }

  private async invitation(file: Of, invitation: Invitation): Promise<Table['invitations'][number]> {
    const { until: _until, withdrawnBecause: _because, withdrawnOn, inviteeId, motivation, ...rest } = invitation;
    const place = { file, kind: 'invitation', key: invitation.invitationId } as const;
    return {
      ...rest,
      motivation: await this.content.open(place, motivation),
      ...(inviteeId === undefined ? {} : { inviteeId }),
      ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
    };
  }

  private async disclosure(file: Of, disclosure: Disclosure): Promise<Table['disclosures'][number]> {
    const { texts, readers: _readers, aboutPersonIds, consents, ...rest } = disclosure;
    const place = { file, kind: 'disclosure', key: disclosure.disclosureId } as const;
    const opened = await this.content.open(place, texts);
    return { ...rest, ...opened, aboutPersonIds: [...aboutPersonIds], consents: [...consents] };
  }
}
