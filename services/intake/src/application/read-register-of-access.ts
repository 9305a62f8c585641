import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Decider, registerOfAccess } from '@veilighuis/access';
import type { OperationInput, OperationOutput, readRegisterOfAccess } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';

type Output = OperationOutput<typeof readRegisterOfAccess>;

/** R38: the register of categories of persons with access, from the rules as they are in force. */
@Injectable()
export class ReadRegisterOfAccess {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Decider) private readonly decider: Decider,
  ) {}

  /** @throws ProblemError `not-allowed` */
  async execute(_input: OperationInput<typeof readRegisterOfAccess>, caller: Caller): Promise<Output> {
    await this.gate.require(caller, 'read-register-of-access');
    await this.gate.logRead(caller, {});
    const categories: Output['categories'] = [];
    for (const { role, function: does, access } of registerOfAccess(this.decider)) {
      const reached = access.map(({ data, actions, grounds }) => ({
        data,
        actions: [...actions],
        grounds: [...grounds],
      }));
      categories.push({ role, function: does, access: reached });
      await setImmediate();
    }
    return { categories };
  }
}
