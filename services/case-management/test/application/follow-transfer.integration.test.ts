import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addYears } from '@veilighuis/calendar';
import { clientSystemTransferred, getTrajectory, groundRevoked } from '@veilighuis/contracts';
import { FollowTransfer } from '../../src/application/index.ts';
import { caller, coordinator, coordinatorElsewhere, director } from '../support/callers.ts';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import { assertRefused, decided, envelope, Office, today } from '../support/office.ts';

let running: RunningCaseManagement;
let office: Office;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
});
after(() => running.stop());

function transferred(clientSystemId: string, centre = 'ant', sequence = 5) {
  const data = { clientSystemId, absorbedIds: [] };
  return { ...envelope(clientSystemTransferred.type, '/services/intake', clientSystemId), centre, sequence, data };
}

const hear = (event: ReturnType<typeof transferred>) => running.get(FollowTransfer).execute(event);
const directorElsewhere = caller('case-director', { centre: 'ant' });

describe('R51: trajectories go along to another centre', () => {
  it('one that runs is released, in its phase and with its clocks, and waits for the team there', async () => {
    const { trajectoryId, clientSystemId } = await office.open();
    await office.assign(trajectoryId, director);
    await office.contact(trajectoryId, director);
    await assertRefused(office.get(trajectoryId, coordinatorElsewhere), 'not-found');
    const before = await office.get(trajectoryId, director);
    const event = transferred(clientSystemId);
    await hear(event);
    await hear(event);
    for (const who of [coordinator, director]) await assertRefused(office.get(trajectoryId, who), 'not-found');
    const moved = getTrajectory.output.parse(await office.get(trajectoryId, coordinatorElsewhere));
    assert.deepEqual([moved.state, moved.assigneeId], ['unassigned', undefined]);
    assert.deepEqual(moved.clocks, before.clocks);
    assert.equal(moved.contacts.length, 1);
    const { rows } = await office.list(directorElsewhere);
    assert.ok(rows.some((row) => row.trajectoryId === trajectoryId));
    assert.ok((await office.list(director)).rows.every((row) => row.trajectoryId !== trajectoryId));
    const revoked = (await running.outbox(trajectoryId)).filter(({ type }) => type === groundRevoked.type);
    assert.equal(revoked.length, 1);
  });

  it('one that was closed keeps its retention term (R50)', async () => {
    const { trajectoryId, clientSystemId } = await office.open();
    await office.assign(trajectoryId, director);
    await office.toClosing(trajectoryId, director);
    await office.close(trajectoryId, director);
    await hear(transferred(clientSystemId));
    const { state, closing } = await office.get(trajectoryId, coordinatorElsewhere);
    assert.deepEqual([state, closing?.retentionUntil], ['closed', addYears(today, 15)]);
  });

  it('a decision that was on its way opens its trajectory in the new centre', async () => {
    const event = decided();
    await hear(transferred(event.data.clientSystemId));
    await office.hear(event);
    const [opened] = await office.of(event.data.decisionId);
    const trajectoryId = opened?._id ?? '';
    await assertRefused(office.get(trajectoryId, coordinator), 'not-found');
    assert.equal((await office.get(trajectoryId, coordinatorElsewhere)).state, 'unassigned');
  });
});
