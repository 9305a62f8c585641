import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { composeAccessAnswer, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { accessAnswer } from '../domain/rights/index.ts';
import { ChangeAccessRequest, touchedBy } from './change-access-request.ts';
import { PersonRequestFiles } from './person-request-files.ts';

/** The part that the person gets: only what concerns him or her, without what authorities told (R33, R34, R35). */
@Injectable()
export class ComposeAccessAnswer {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ChangeAccessRequest) private readonly requests: ChangeAccessRequest,
    @Inject(PersonRequestFiles) private readonly files: PersonRequestFiles,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `service-unavailable` when the look can't be logged */
  async execute(
    { requestId }: OperationInput<typeof composeAccessAnswer>,
    caller: Caller,
  ): Promise<OperationOutput<typeof composeAccessAnswer>> {
    const request = await this.requests.read(caller, requestId);
    const files = await this.files.of(caller, request);
    await this.gate.logRead(caller, touchedBy(request));
    const { receivedOn } = request;
    const items = files.flatMap(({ file, person, readers }) => accessAnswer(file.system, person.personId, readers));
    return {
      requestId,
      receivedOn,
      composedOn: dateInBrussels(new Date()),
      items: items.map((item) => ({ ...item, organisations: [...item.organisations] })),
    };
  }
}
