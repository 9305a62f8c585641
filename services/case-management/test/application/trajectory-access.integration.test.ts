import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '@veilighuis/service-kit';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import {
  caller,
  coordinator,
  coordinatorElsewhere,
  criminologist,
  director,
  otherDirector,
  supporter,
} from '../support/callers.ts';
import { assertRefused, Office, reason } from '../support/office.ts';

let running: RunningCaseManagement;
let office: Office;
/** Of track 3, held by `director`. */
let held: string;
let clientSystemId: string;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
  ({ trajectoryId: held, clientSystemId } = await office.open(3));
  await office.assign(held, director);
});
after(() => running.stop());

const logged = ({ principal }: Caller) =>
  running.database.db.collection('audit').find({ subject: principal.subject }).sort({ order: 1 }).toArray();

describe('R30: a trajectory opens to nobody without a role and a ground', () => {
  const strangers: [who: string, by: Caller][] = [
    ['a coordinator of another centre', coordinatorElsewhere],
    ['a director of other cases', otherDirector],
    ['a case supporter of other cases', supporter],
    ['a member of the triage table', criminologist],
    ['a strategic coordinator', caller('strategic-coordinator')],
    ['whoever runs the platform', caller('operations')],
  ];
  for (const [who, by] of strangers) {
    it(`answers ${who} as if the trajectory did not exist, and writes the attempt down`, async () => {
      await assertRefused(office.get(held, by), 'not-found');
      await assertRefused(office.get(randomUUID(), by), 'not-found');
      await assertRefused(office.contact(held, by), 'not-found');
      await assertRefused(office.plan(held, by), 'not-found');
      await assertRefused(office.close(held, by), 'not-found');
      await assertRefused(office.assign(held, by, by), 'not-found');
      const lines = await logged(by);
      assert.equal(lines.length, 6);
      assert.ok(lines.every(({ result }) => result === 'refused'));
      assert.deepEqual(lines[0]?.['clientSystemIds'], [clientSystemId]);
    });
  }

  it('shows no list to members of the triage table', async () => {
    await assertRefused(office.list(criminologist), 'not-allowed');
  });

  it('lists to others only what they have a ground on, and counts no more than that', async () => {
    assert.deepEqual(await office.list(otherDirector), { rows: [], total: 0 });
    assert.deepEqual(await office.list(coordinatorElsewhere), { rows: [], total: 0 });
  });
});

describe('who may hand a case to whom', () => {
  it('lets a director take for oneself what waits for track 3, and not give it to another', async () => {
    const { trajectoryId } = await office.open(3);
    await assertRefused(office.assign(trajectoryId, director, otherDirector), 'not-allowed');
    assert.equal((await logged(otherDirector)).at(-1)?.['reason'], 'not-allowed');
    assert.equal((await office.assign(trajectoryId, otherDirector, otherDirector)).state, 'exploration');
  });

  it('shows a case supporter what waits for track 2, and nothing of track 3', async () => {
    const [two, three] = [await office.open(2), await office.open(3)];
    await assertRefused(office.get(three.trajectoryId, supporter), 'not-found');
    await assertRefused(office.get(two.trajectoryId, director), 'not-found');
    const { rows } = await office.list(supporter);
    assert.deepEqual(
      rows.map(({ trajectoryId }) => trajectoryId),
      [two.trajectoryId],
    );
    assert.equal((await office.assign(two.trajectoryId, supporter, supporter)).state, 'exploration');
  });

  it('lets nobody but a coordinator give a case from one holder to another', async () => {
    await assertRefused(office.assign(held, otherDirector, director, reason), 'not-allowed');
    await assertRefused(office.assign(held, otherDirector, coordinator), 'motivation-required');
    const { trajectoryId } = await office.open(3);
    await office.assign(trajectoryId, director);
    await office.assign(trajectoryId, otherDirector, coordinator, reason);
    await assertRefused(office.get(trajectoryId, director), 'not-found');
    assert.equal((await office.get(trajectoryId, otherDirector)).assigneeId, otherDirector.principal.subject);
  });
});

describe('R30, R31: who has a ground sees the trajectory, and that is written down', () => {
  for (const [who, by] of [
    ['the case holder', director],
    ['a coordinator', coordinator],
  ] as const) {
    it(`opens it to ${who}`, async () => {
      assert.equal((await office.get(held, by)).trajectoryId, held);
      assert.partialDeepStrictEqual((await logged(by)).at(-1), {
        result: 'granted',
        clientSystemIds: [clientSystemId],
      });
    });
  }

  it('lists one’s own caseload alone when asked for it', async () => {
    const own = await office.list(director, { mine: true });
    assert.ok(own.rows.length > 0);
    assert.ok(own.rows.every(({ assigneeId }) => assigneeId === director.principal.subject));
    const all = await office.list(director);
    assert.ok(all.rows.some(({ state }) => state === 'unassigned'));
  });
});
