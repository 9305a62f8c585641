import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { decideWall, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { ChangeClientSystem, requirePersonIn } from './change-client-system.ts';

/** R35: raises or lifts the wall between two persons, with a reason; earlier decisions stay. */
@Injectable()
export class DecideWall {
  constructor(@Inject(ChangeClientSystem) private readonly change: ChangeClientSystem) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `conflict`, `invalid-input` for someone and him- or herself */
  async execute(
    { clientSystemId, about, from, part, stands, reason }: OperationInput<typeof decideWall>,
    caller: Caller,
  ): Promise<OperationOutput<typeof decideWall>> {
    await this.change.allow(caller, 'keep-walls', clientSystemId);
    if (about === from) {
      throw new ProblemError('invalid-input', {
        fields: [
          { field: 'from', code: 'same-person', message: 'A wall stands between two persons: name another one.' },
        ],
      });
    }
    const wallId = newId();
    const { version } = await this.change.perform(
      caller,
      clientSystemId,
      (system, tx) => {
        requirePersonIn(system, about, from);
        const by = caller.principal.subject;
        const decision = { wallId, about, from, part, stands, reason, by, on: dateInBrussels(tx.now) };
        return { ...system, walls: [...(system.walls ?? []), decision] };
      },
      { personIds: [about, from] },
    );
    return { wallId, version };
  }
}
