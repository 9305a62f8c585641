import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { meetingPlanned } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, planMeeting } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { AccessGate, onceKeyOf } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { refusePastDay } from '../domain/meeting/index.ts';
import { PutOnAgenda } from './put-on-agenda.ts';
import { Meetings } from './table-stores.ts';

/** A meeting of the triage table, with its agenda or without one yet. */
@Injectable()
export class PlanMeeting {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(PutOnAgenda) private readonly agendas: PutOnAgenda,
  ) {}

  /** @throws ProblemError `not-allowed`, `invalid-input`, `not-found` with the files that are not there to be seen */
  async execute(
    input: OperationInput<typeof planMeeting>,
    caller: Caller,
  ): Promise<OperationOutput<typeof planMeeting>> {
    await this.gate.require(caller, 'plan-triage-meeting');
    const { fileIds, ...when } = input;
    return this.work.run(caller.work, (tx) =>
      tx.once(onceKeyOf<typeof planMeeting>(caller, input), async () => {
        refusePastDay(when.on, dateInBrussels(tx.now));
        const { centre } = caller.principal;
        const meetingId = newId();
        const planned = { meetingId, centre, version: 1, ...when, state: 'planned', agenda: [] } as const;
        const { meeting, clientSystemIds } = await this.agendas.put(tx, caller, planned, fileIds);
        await this.meetings.insert(tx, meeting);
        tx.announce(meetingPlanned, { subject: meetingId, sequence: 1, data: { meetingId, on: when.on } });
        this.gate.logChange(tx, caller, { clientSystemIds });
        return { meetingId, version: 1 };
      }),
    );
  }
}
