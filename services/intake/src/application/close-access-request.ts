import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { closeAccessRequest, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { ChangeAccessRequest } from './change-access-request.ts';
import { PersonRequestFiles } from './person-request-files.ts';
import { WhatToForward } from './what-to-forward.ts';

/** The answer was given; not before what belongs to an authority was forwarded (R33). */
@Injectable()
export class CloseAccessRequest {
  constructor(
    @Inject(ChangeAccessRequest) private readonly change: ChangeAccessRequest,
    @Inject(PersonRequestFiles) private readonly files: PersonRequestFiles,
    @Inject(WhatToForward) private readonly forwarding: WhatToForward,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `version-conflict`, `conflict` */
  async execute(
    { requestId, answeredOn }: OperationInput<typeof closeAccessRequest>,
    caller: Caller,
  ): Promise<OperationOutput<typeof closeAccessRequest>> {
    const request = await this.change.read(caller, requestId);
    const needed = await this.forwarding.of(request, await this.files.of(caller, request));
    if (needed.some(({ done }) => !done)) {
      throw new ProblemError('conflict', { detail: 'Forward it to the authorities that the split names first.' });
    }
    const stored = await this.change.perform(caller, requestId, (current) => ({ ...current, answeredOn }));
    return { requestId, version: stored.version };
  }
}
