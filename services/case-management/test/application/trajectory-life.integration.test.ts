import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays, addYears } from '@veilighuis/calendar';
import {
  groundGranted,
  groundRevoked,
  phaseEntered,
  ProblemError,
  trajectoryAssigned,
  trajectoryClosed,
} from '@veilighuis/contracts';
import { AssignTrajectory, ExtendTrajectory, RecordContact, ReleaseTrajectory } from '../../src/application/index.ts';
import { coordinator, director, having, once, otherDirector } from '../support/callers.ts';
import { runCaseManagement } from '../support/case-management.ts';
import type { RunningCaseManagement } from '../support/case-management.ts';
import { assertRefused, Office, reason, today, visit } from '../support/office.ts';

let running: RunningCaseManagement;
let office: Office;
before(async () => {
  running = await runCaseManagement();
  office = new Office(running);
});
after(() => running.stop());

const announced = async (trajectoryId: string, ...types: string[]) =>
  (await running.outbox(trajectoryId)).filter(({ type }) => types.includes(type));

describe('a case has one holder, with a ground of their own (R30)', () => {
  it('grants the ground with the assignment, and ends it at once for who hands over', async () => {
    const { trajectoryId, clientSystemId } = await office.open();
    await office.assign(trajectoryId, director);
    await office.assign(trajectoryId, otherDirector, coordinator, reason);
    const [first, revoked, second, ...more] = await announced(trajectoryId, groundGranted.type, groundRevoked.type);
    assert.deepEqual(more, []);
    assert.ok(first !== undefined && second !== undefined);
    const ground = { clientSystemId, ground: 'assigned' };
    assert.partialDeepStrictEqual(first.data, { ...ground, granteeId: director.principal.subject, from: today });
    assert.deepEqual(revoked?.data, { ...ground, grantId: first.data['grantId'], until: addDays(today, -1) });
    assert.partialDeepStrictEqual(second.data, { ...ground, granteeId: otherDirector.principal.subject });
    assert.notEqual(second.data['grantId'], first.data['grantId']);
    assert.equal((await announced(trajectoryId, trajectoryAssigned.type)).length, 2);
  });

  it('lets one of two stand that take a case at the same moment', async () => {
    const { trajectoryId } = await office.open();
    const both = await Promise.allSettled(
      [director, otherDirector].map((who) =>
        running.get(AssignTrajectory).execute({ trajectoryId, assigneeId: who.principal.subject }, having(who, 1)),
      ),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await announced(trajectoryId, groundGranted.type)).length, 1);
  });

  it('gives a case back with a reason; the next holder goes on in the same phase', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    await office.contact(trajectoryId, director);
    await office.plan(trajectoryId, director);
    await office.enter(trajectoryId, 'execution', director);
    const { version } = await office.get(trajectoryId);
    const released = await running.get(ReleaseTrajectory).execute({ trajectoryId, reason }, having(director, version));
    assert.equal(released.state, 'unassigned');
    await assertRefused(office.contact(trajectoryId, director), 'not-found');
    assert.equal((await announced(trajectoryId, groundRevoked.type)).length, 1);
    assert.equal((await office.assign(trajectoryId, otherDirector, otherDirector)).state, 'execution');
  });
});

describe('phases are entered once their conditions are met', () => {
  it('names what is missing, and goes through to the closing act with its retention (R50)', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    assert.deepEqual((await office.get(trajectoryId)).unmet['execution'], ['first-contact', 'plan-of-approach']);
    await assertRefused(office.enter(trajectoryId, 'execution', director), 'phase-entry-refused');
    await office.toClosing(trajectoryId, director);
    await assertRefused(office.close(trajectoryId, director, { extendToYears: 20 }), 'retention-extension-refused');
    const closed = await office.close(trajectoryId, director, {
      extendToYears: 20,
      ground: 'Kleine kinderen.',
      consenting: ['A', 'B'],
    });
    assert.equal(closed.retentionUntil, addYears(today, 20));
    const phases = (await announced(trajectoryId, phaseEntered.type)).map(({ data }) => data['phase']);
    assert.deepEqual(phases, ['exploration', 'execution', 'closing']);
    assert.equal((await announced(trajectoryId, trajectoryClosed.type)).length, 1);
  });

  it('goes back from closing to execution with a reason, as the phase asks', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    await office.toClosing(trajectoryId, director);
    assert.equal((await office.enter(trajectoryId, 'execution', director, 'Nieuw incident.')).state, 'execution');
  });

  it('ends the ground of the holder on the day of closing, and takes no more work', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    await office.toClosing(trajectoryId, director);
    await office.close(trajectoryId, director);
    const [revoked] = await announced(trajectoryId, groundRevoked.type);
    assert.equal(revoked?.data['until'], today);
    await assertRefused(office.contact(trajectoryId, director), 'conflict');
    await running.database.db
      .collection<{ _id: string }>('trajectories')
      .updateOne({ _id: trajectoryId }, { $set: { 'grant.until': '2026-01-01', accessUntil: '2026-01-01' } });
    await assertRefused(office.get(trajectoryId, director), 'not-found');
    const own = await office.list(director, { state: 'closed' });
    assert.ok(own.rows.every((row) => row.trajectoryId !== trajectoryId));
  });
});

describe('the contact log', () => {
  it('keeps both contacts that are added at the same moment, and all of ten', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    await Promise.all(Array.from({ length: 10 }, () => office.contact(trajectoryId, director)));
    const { contacts, version } = await office.get(trajectoryId);
    assert.equal(contacts.length, 10);
    assert.equal(version, 12);
  });

  it('adds a contact once, however often the same request comes', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    const same = once(director);
    const input = { trajectoryId, ...visit, note: 'Gesproken met de moeder.' };
    const answers = await Promise.all([1, 2, 3].map(() => running.get(RecordContact).execute(input, same)));
    assert.equal(new Set(answers.map(({ contactId }) => contactId)).size, 1);
    const { contacts } = await office.get(trajectoryId);
    assert.equal(contacts.length, 1);
    assert.equal(contacts[0]?.note, input.note);
    await assertRefused(running.get(RecordContact).execute({ ...input, minutes: 5 }, same), 'idempotency-key-reused');
  });

  it('asks for a key, so that nothing is added twice', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    await assertRefused(
      running.get(RecordContact).execute({ trajectoryId, ...visit }, director),
      'idempotency-key-required',
    );
  });
});

describe('changes start from the version that was seen', () => {
  it('extends with a reason to a later end, and refuses who saw an older version', async () => {
    const { trajectoryId } = await office.open();
    await office.assign(trajectoryId, director);
    const input = { trajectoryId, until: addYears(today, 2), reason };
    await assert.rejects(
      running.get(ExtendTrajectory).execute(input, having(director, 1)),
      (error) =>
        error instanceof ProblemError &&
        error.problem.code === 'version-conflict' &&
        error.problem.currentVersion === 2,
    );
    await assertRefused(running.get(ExtendTrajectory).execute(input, director), 'version-required');
    await running.get(ExtendTrajectory).execute(input, having(director, 2));
    const view = await office.get(trajectoryId);
    assert.equal(view.targetEndOn, input.until);
    assert.deepEqual(view.extensions, [{ until: input.until, reason, on: today }]);
  });
});
