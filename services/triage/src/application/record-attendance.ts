import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import type { OperationInput, OperationOutput, recordAttendance } from '@veilighuis/contracts';
import { expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import {
  maySitIn,
  recordAttendance as record,
  refuseIncoherentAttendance,
  withEntry,
} from '../domain/table-input/index.ts';
import { refuseWhenDecided } from '../domain/triage-file/index.ts';
import { ChangeTableInput } from './change-table-input.ts';
import { Representatives, TableContent } from './table-stores.ts';

type Input = OperationInput<typeof recordAttendance>;

/** R25: who takes part in a file; whatever is recorded, the file goes on. */
@Injectable()
export class RecordAttendance {
  constructor(
    @Inject(ChangeTableInput) private readonly change: ChangeTableInput,
    @Inject(Representatives) private readonly representatives: Representatives,
    @Inject(TableContent) private readonly content: TableContent,
  ) {}

  /** @throws ProblemError `not-found`, `already-decided`, `version-conflict`, `invalid-input` */
  async execute(input: Input, caller: Caller): Promise<OperationOutput<typeof recordAttendance>> {
    const { fileId, organisation, state, representativeId, reason } = input;
    await this.change.allow(caller, 'work-on-triage-file', fileId);
    const seen = expectedVersionOf(caller);
    return this.change.perform(caller, fileId, { part: 'attendance' }, async (row, tx) => {
      refuseWhenDecided(row.file);
      const sitsIn = await this.maySitIn(input, row.file.centre, dateInBrussels(tx.now), tx.session);
      refuseIncoherentAttendance(input, sitsIn);
      const place = { file: row.file, kind: 'absence', key: organisation } as const;
      const line = {
        organisation,
        state,
        ...(representativeId === undefined ? {} : { representativeId }),
        ...(reason === undefined ? {} : { reason: await this.content.seal(place, reason, tx.session) }),
        recordedAt: tx.now.toISOString(),
        recordedBy: caller.principal.subject,
      };
      const entry = record(row, line, seen);
      const isSame = (one: typeof entry) => one.organisation === organisation && one.meetingId === row.meetingId;
      return {
        row: { ...row, attendance: withEntry(row.attendance, entry, isSame) },
        answer: { fileId, organisation, version: entry.version },
      };
    });
  }

  private async maySitIn(
    { representativeId, organisation }: Input,
    centre: string,
    on: IsoDate,
    session: ClientSession,
  ): Promise<boolean> {
    if (representativeId === undefined) return false;
    const known = await this.representatives.find(representativeId, session);
    return known?.centre === centre && maySitIn(known, organisation, on);
  }
}
