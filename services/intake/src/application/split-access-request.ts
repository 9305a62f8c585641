import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, splitAccessRequest } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { itemOrigins } from '../domain/rights/index.ts';
import { ChangeAccessRequest, touchedBy } from './change-access-request.ts';
import { PersonRequestFiles } from './person-request-files.ts';
import type { RequestedFile } from './person-request-files.ts';
import { RetentionFiles } from './retention-stores.ts';
import { WhatToForward } from './what-to-forward.ts';

type Output = OperationOutput<typeof splitAccessRequest>;

/** The part that stays with the privacy officer: whose each item is, what is judged by hand, what is forwarded (R33). */
@Injectable()
export class SplitAccessRequest {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(ChangeAccessRequest) private readonly requests: ChangeAccessRequest,
    @Inject(PersonRequestFiles) private readonly files: PersonRequestFiles,
    @Inject(RetentionFiles) private readonly retention: RetentionFiles,
    @Inject(WhatToForward) private readonly forwarding: WhatToForward,
  ) {}

  /** @throws ProblemError `not-allowed`, `not-found`, `service-unavailable` when the look can't be logged */
  async execute({ requestId }: OperationInput<typeof splitAccessRequest>, caller: Caller): Promise<Output> {
    const request = await this.requests.read(caller, requestId);
    const files = await this.files.of(caller, request);
    await this.gate.logRead(caller, touchedBy(request));
    const split: Output['files'] = [];
    for (const each of files) split.push(await this.splitOf(caller, each));
    const forward = await this.forwarding.of(request, files);
    return { requestId, version: request.version, files: split, forward: forward.map((one) => ({ ...one })) };
  }

  private async splitOf(caller: Caller, { file, person, readers }: RequestedFile): Promise<Output['files'][number]> {
    const { personId } = person;
    const { clientSystemId, incidents, registrationIds, assessmentIds } = file.system;
    const group = await this.retention.group(caller.principal.centre, clientSystemId);
    return {
      clientSystemId,
      personId,
      items: itemOrigins(file.system, personId, readers).map(({ organisations, withheld, kind, item, origin }) => ({
        kind,
        // A name stands in its own key.
        item: kind === 'name' ? 'name' : item,
        origin,
        organisations: [...organisations],
        ...(withheld === undefined ? {} : { withheld }),
      })),
      byHand: {
        incidents: incidents.filter(({ roles }) => roles.some((role) => role.personId === personId)).length,
        registrations: registrationIds.length,
        assessments: assessmentIds.length,
        triageRounds: group?.facts.rounds.length ?? 0,
        trajectories: group?.facts.trajectories.length ?? 0,
      },
    };
  }
}
