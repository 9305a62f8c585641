import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { OperationInput, OperationOutput, recordForwarding } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { ChangeAccessRequest } from './change-access-request.ts';
import { PersonRequestFiles } from './person-request-files.ts';
import { WhatToForward } from './what-to-forward.ts';

/** R33: the request went to the authority that answers for what police or prosecutor told. */
@Injectable()
export class RecordForwarding {
  constructor(
    @Inject(ChangeAccessRequest) private readonly change: ChangeAccessRequest,
    @Inject(PersonRequestFiles) private readonly files: PersonRequestFiles,
    @Inject(WhatToForward) private readonly forwarding: WhatToForward,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `version-conflict`, `conflict`, `invalid-input` */
  async execute(
    { requestId, authority, on }: OperationInput<typeof recordForwarding>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordForwarding>> {
    const request = await this.change.read(caller, requestId);
    const needed = await this.forwarding.of(request, await this.files.of(caller, request));
    if (needed.every((one) => one.authority !== authority)) {
      throw new ProblemError('invalid-input', {
        fields: [{ field: 'authority', code: 'authority-unknown', message: 'Take an authority that the split names.' }],
      });
    }
    const forwarded = { authority, on, by: caller.principal.subject };
    const stored = await this.change.perform(caller, requestId, (current) => ({
      ...current,
      forwardings: [...current.forwardings, forwarded],
    }));
    return { requestId, version: stored.version };
  }
}
