import { Inject, Injectable } from '@nestjs/common';
import { meetingChanged, ProblemError } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { AccessGate, expectedVersionOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { Meeting } from '../domain/meeting/index.ts';
import { Meetings } from './table-stores.ts';

/** What the changes of a meeting have in common: who may, from which version, stored, logged and announced as one. */
@Injectable()
export class ChangeMeeting {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Meetings) private readonly meetings: Meetings,
  ) {}

  /** @throws ProblemError `not-found`, also for a meeting of another centre */
  async allow(caller: Caller, meetingId: string): Promise<void> {
    const meeting = await this.meetings.find(meetingId);
    await this.gate.requireOn(caller, 'plan-triage-meeting', meeting && { centre: meeting.centre });
  }

  /** @throws ProblemError `version-conflict` */
  async perform(
    caller: Caller,
    meetingId: string,
    change: (meeting: Meeting, tx: Transaction) => Promise<{ meeting: Meeting; clientSystemIds: string[] }>,
  ): Promise<Meeting> {
    const expected = expectedVersionOf(caller);
    return this.work.run(caller.work, async (tx) => {
      const known = await this.meetings.find(meetingId, tx.session);
      if (known === undefined) throw new ProblemError('not-found');
      if (known.version !== expected) throw new ProblemError('version-conflict', { currentVersion: known.version });
      const { meeting, clientSystemIds } = await change(known, tx);
      const stored = await this.meetings.replace(tx, meeting);
      const { version: sequence, state } = stored;
      tx.announce(meetingChanged, { subject: meetingId, sequence, data: { meetingId, state } });
      this.gate.logChange(tx, caller, { clientSystemIds });
      return stored;
    });
  }
}
