import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { emergencyAccessOpened, shieldingChanged } from '@veilighuis/contracts';
import type { EventDefinition } from '@veilighuis/contracts';
import { FollowAccess } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { coordinator, director, otherDirector } from '../support/callers.ts';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import { assertRefused, envelope, Office } from '../support/office.ts';

const HOUR_MS = 3_600_000;
let running: RunningCaseManagement;
let office: Office;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
});
after(() => running.stop());

const news = (event: EventDefinition, subject: string, data: unknown, more: object = {}) =>
  ({ ...envelope(event.type, '/services/intake', subject), sequence: 9, data, ...more }) as never;

async function held() {
  const opened = await office.open(3);
  await office.assign(opened.trajectoryId, director);
  return opened;
}

const shield = (clientSystemId: string, named: readonly Caller[]) => {
  const visibleTo = named.map(({ principal }) => principal.subject);
  const data = { clientSystemId, shielded: true, visibleTo };
  return running.get(FollowAccess).shielded(news(shieldingChanged, clientSystemId, data), 'case-management');
};

const emergency = (clientSystemId: string, who: Caller, openedHoursAgo: number) => {
  const data = { grantId: randomUUID(), clientSystemId, granteeId: who.principal.subject, hours: 4 };
  const time = new Date(Date.now() - openedHoursAgo * HOUR_MS).toISOString();
  const envelope = news(emergencyAccessOpened, clientSystemId, data, { time });
  return running.get(FollowAccess).emergency(envelope, 'case-management');
};

const listed = async (who: Caller) => (await office.list(who)).rows.map(({ trajectoryId }) => trajectoryId);

describe('R36: case management follows the shielding of a client system', () => {
  it('the holder who is not named sees neither trajectory nor row; who is named does', async () => {
    const { trajectoryId, clientSystemId } = await held();
    assert.ok((await listed(director)).includes(trajectoryId), 'negative control');
    await shield(clientSystemId, [coordinator]);
    await assertRefused(office.get(trajectoryId, director), 'not-found');
    assert.ok(!(await listed(director)).includes(trajectoryId));
    assert.equal((await office.get(trajectoryId, coordinator)).trajectoryId, trajectoryId);
  });
});

describe('R37: case management follows an emergency', () => {
  it('the trajectory of a colleague opens for reading, not for work', async () => {
    const { trajectoryId, clientSystemId } = await held();
    await assertRefused(office.get(trajectoryId, otherDirector), 'not-found');
    await emergency(clientSystemId, otherDirector, 0);
    assert.equal((await office.get(trajectoryId, otherDirector)).trajectoryId, trajectoryId);
    await assertRefused(office.contact(trajectoryId, otherDirector), 'not-found');
  });

  it('one whose hours are over opens nothing', async () => {
    const { trajectoryId, clientSystemId } = await held();
    await emergency(clientSystemId, otherDirector, 5);
    await assertRefused(office.get(trajectoryId, otherDirector), 'not-found');
    assert.ok(!(await listed(otherDirector)).includes(trajectoryId));
  });
});
