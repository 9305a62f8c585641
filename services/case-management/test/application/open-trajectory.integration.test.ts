import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { triageOutcomes, trajectoryOpened } from '@veilighuis/contracts';
import { FollowMerge } from '../../src/application/index.ts';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import { decided, merged, Office } from '../support/office.ts';

let running: RunningCaseManagement;
let office: Office;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
});
after(() => running.stop());

describe('a decision that includes a track opens a trajectory, exactly once', () => {
  it('opens one and announces it once, though the event is delivered 20 times in parallel', async () => {
    const event = decided();
    await Promise.all(Array.from({ length: 20 }, () => office.hear(event)));
    const [trajectory, ...more] = await office.of(event.data.decisionId);
    assert.ok(trajectory !== undefined);
    assert.equal(more.length, 0);
    const types = (await running.outbox(trajectory._id)).map(({ type }) => type);
    assert.deepEqual(types, [trajectoryOpened.type]);
  });

  it('opens one when the decision was announced in several messages', async () => {
    const event = decided();
    await Promise.all(Array.from({ length: 5 }, () => office.hear({ ...event, id: randomUUID() })));
    assert.equal((await office.of(event.data.decisionId)).length, 1);
  });

  it('opens none for the other outcomes', async () => {
    for (const outcome of triageOutcomes.filter((one) => !one.startsWith('include-'))) {
      const event = decided({ outcome });
      await office.hear(event);
      assert.deepEqual(await office.of(event.data.decisionId), [], outcome);
    }
  });

  it('R52: counts its terms from the decision, though the message came late', async () => {
    const event = decided({ decidedOn: '2026-01-05' });
    await office.hear(event);
    const [trajectory] = await office.of(event.data.decisionId);
    const view = await office.get(trajectory?._id ?? '');
    assert.deepEqual(view.clocks.find(({ step }) => step === 'first-contact')?.final, '2026-01-12');
    assert.equal(view.escalation, 'final-passed');
  });
});

describe('R09: trajectories follow the merge of their client system, and its undoing', () => {
  it('answers with the surviving client system, and with the own one once the merge is undone', async () => {
    const { trajectoryId, clientSystemId } = await office.open();
    const survivor = randomUUID();
    const hear = (sequence: number, undone: boolean) =>
      running.get(FollowMerge).execute(merged(survivor, clientSystemId, sequence), { undone });
    await hear(2, false);
    assert.equal((await office.get(trajectoryId)).clientSystemId, survivor);
    await hear(3, true);
    assert.equal((await office.get(trajectoryId)).clientSystemId, clientSystemId);
  });
});
