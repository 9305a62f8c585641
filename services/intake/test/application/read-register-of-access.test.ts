import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Decider } from '@veilighuis/access';
import type { AccessQuestion, Decision } from '@veilighuis/access';
import type { AccessGate } from '@veilighuis/service-kit';
import { ReadRegisterOfAccess } from '../../src/application/index.ts';
import { caller } from '../support/callers.ts';

class CountingDecider extends Decider {
  asked = 0;

  override decide(question: AccessQuestion): Decision {
    this.asked += 1;
    return super.decide(question);
  }
}

/** Lets everyone through; who may is tested elsewhere. */
const open = {
  require: () => Promise.resolve({ grounds: [] }),
  logRead: () => Promise.resolve(),
} as unknown as AccessGate;

describe('R38: the register of access', () => {
  it('is made once for a process, also for two who ask at the same time', async () => {
    const decider = new CountingDecider();
    const reading = new ReadRegisterOfAccess(open, decider);
    const [one, other] = await Promise.all([
      reading.execute({}, caller('privacy-officer')),
      reading.execute({}, caller('auditor')),
    ]);
    assert.deepEqual(one, other);
    const { asked } = decider;
    assert.ok(asked > 0 && one.categories.length > 10);
    await reading.execute({}, caller('privacy-officer'));
    assert.equal(decider.asked, asked);
  });
});
