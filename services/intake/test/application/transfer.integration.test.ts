import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { addYears, dateInBrussels } from '@veilighuis/calendar';
import { clientSystemTransferred, groundGranted, trajectoryClosed } from '@veilighuis/contracts';
import type { EventEnvelope } from '@veilighuis/contracts';
import {
  AcceptTransfer,
  EndTransfer,
  FollowCaseWork,
  GetPoliceReport,
  GrantGround,
  ListClientSystems,
  ListDueFiles,
  ListTransfers,
  OfferTransfer,
  OpenAccessRequest,
  PlaceRetentionHold,
  PreviewErasure,
  ShieldClientSystem,
} from '../../src/application/index.ts';
import { caller, coordinator } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const today = dateInBrussels(new Date());
const there = caller('operational-coordinator', { centre: 'antwerpen', organisation: 'veilig-huis-antwerpen' });
const director = caller('case-director');
const officer = (more = {}) => caller('privacy-officer', more);

async function file(birth: string) {
  const { reportId } = await desk.register(report({ persons: couple(birth) }));
  return { reportId, clientSystemId: await desk.clientSystemOf(reportId) };
}

const offer = (clientSystemId: string, who = coordinator, toCentre = 'antwerpen') =>
  use(OfferTransfer).execute(
    { clientSystemId, toCentre, reason: 'Test: KANARIE verhuisde.' },
    { ...who, idempotencyKey: randomUUID() },
  );
const accept = (transferId: string, who = there, expectedVersion = 1) =>
  use(AcceptTransfer).execute({ transferId }, { ...who, expectedVersion });
const end = (transferId: string, who = coordinator) =>
  use(EndTransfer).execute({ transferId }, { ...who, expectedVersion: 1 });

function envelope(type: string, data: object): EventEnvelope<never> {
  const subject = randomUUID();
  const time = new Date().toISOString();
  const kind = { specversion: '1.0', datacontenttype: 'application/json', centre: 'ovl', sequence: 1 } as const;
  return { ...kind, id: randomUUID(), type, source: '/services/case-management', subject, time, data: data as never };
}

async function assign(clientSystemId: string): Promise<void> {
  const data = { grantId: randomUUID(), clientSystemId, ground: 'assigned', granteeId: director.principal.subject };
  await use(GrantGround).execute(envelope(groundGranted.type, { ...data, from: today }));
}

describe('R51: who transfers a file', () => {
  it('is offered by who leads or supervises the centre that has it, and taken over by a coordinator of the other', async () => {
    const { clientSystemId } = await file('560101');
    for (const who of [director, caller('auditor'), there]) {
      await assert.rejects(offer(clientSystemId, who), refusedAs('not-found'));
    }
    for (const centre of ['ovl', 'nergens']) {
      await assert.rejects(offer(clientSystemId, coordinator, centre), refusedAs('invalid-input'));
    }
    const { transferId } = await offer(clientSystemId, officer());
    await assert.rejects(offer(clientSystemId), refusedAs('conflict'), 'offered already');
    const elsewhere = caller('operational-coordinator', { centre: 'lim' });
    for (const who of [
      coordinator,
      elsewhere,
      officer({ centre: 'antwerpen' }),
      caller('case-director', { centre: 'antwerpen' }),
    ]) {
      await assert.rejects(accept(transferId, who), refusedAs('not-found'));
    }
    await assert.rejects(end(transferId, elsewhere), refusedAs('not-found'));
    await assert.rejects(desk.overview(clientSystemId, there), refusedAs('not-found'), 'an offer opens nothing');
    await assert.rejects(
      use(ListTransfers).execute({ limit: 10, direction: 'in' }, director),
      refusedAs('not-allowed'),
    );
    const incoming = (await use(ListTransfers).execute({ limit: 10, direction: 'in' }, there)).rows;
    assert.deepEqual(
      incoming.map((row) => [row.transferId, row.fromCentre, row.state]),
      [[transferId, 'ovl', 'offered']],
    );
    assert.ok(!JSON.stringify(incoming).includes('KANARIE'));
  });

  it('stays where it is when it is declined or withdrawn, and can be offered anew', async () => {
    const { clientSystemId } = await file('560102');
    const [first] = [await offer(clientSystemId)];
    assert.equal((await end(first.transferId)).state, 'withdrawn');
    const second = await offer(clientSystemId);
    assert.equal((await end(second.transferId, there)).state, 'declined');
    await assert.rejects(accept(second.transferId, there, 2), refusedAs('conflict'));
    assert.equal((await desk.overview(clientSystemId)).persons.length, 2);
  });
});

describe('R51: a file goes to another centre with its rights and its clock', () => {
  it('is of the new centre at once, and for everyone at the old one as if it had never been', async () => {
    const { clientSystemId, reportId } = await file('560103');
    await assign(clientSystemId);
    assert.equal((await desk.overview(clientSystemId, director)).persons.length, 2, 'negative control');
    const { transferId } = await offer(clientSystemId);
    await accept(transferId);
    for (const who of [coordinator, director]) {
      await assert.rejects(desk.overview(clientSystemId, who), refusedAs('not-found'));
      const { rows } = await use(ListClientSystems).execute({ limit: 100 }, who);
      assert.ok(rows.every((row) => row.clientSystemId !== clientSystemId));
    }
    await assert.rejects(use(GetPoliceReport).execute({ reportId }, coordinator), refusedAs('not-found'));
    assert.equal((await desk.overview(clientSystemId, there)).persons.length, 2);
    const { rows } = await use(ListClientSystems).execute({ limit: 100 }, there);
    assert.ok(rows.some((row) => row.clientSystemId === clientSystemId));
    assert.equal((await use(GetPoliceReport).execute({ reportId }, there)).clientSystemId, clientSystemId);
    // The same person of the old centre, were he to work for the new one: his ground has ended.
    const moved = { ...director, principal: { ...director.principal, centre: 'antwerpen' } };
    await assert.rejects(desk.overview(clientSystemId, moved), refusedAs('not-found'));
    await assert.rejects(accept(transferId, there, 2), refusedAs('conflict'), 'once');
    const db = desk.running.database.db;
    const announced = await db
      .collection('outbox')
      .findOne({ 'envelope.type': clientSystemTransferred.type, 'envelope.data.clientSystemId': clientSystemId });
    assert.equal((announced?.['envelope'] as EventEnvelope).centre, 'antwerpen');
    const lines = await db.collection('audit').find({ clientSystemIds: clientSystemId, centre: 'ovl' }).toArray();
    assert.ok(lines.length > 0, 'the log of the old centre stays');
    assert.ok(!JSON.stringify(await db.collection('transfers').find().toArray()).includes('KANARIE'), 'R41');
  });

  it('keeps its term, its hold and its due day (R50)', async () => {
    const { clientSystemId } = await file('560104');
    const closedOn = addYears(today, -16);
    const closing = { trajectoryId: randomUUID(), clientSystemId, closedOn, retentionUntil: addYears(closedOn, 15) };
    await use(FollowCaseWork).trajectoryClosed(envelope(trajectoryClosed.type, closing));
    const systems = desk.running.database.db.collection<{ _id: string }>('client-systems');
    await systems.updateOne(
      { _id: clientSystemId },
      { $set: { 'reports.0.receivedOn': addYears(closedOn, -1), lastEntryOn: addYears(closedOn, -1) } },
    );
    await use(PlaceRetentionHold).execute({ clientSystemId, reason: 'Test.' }, officer());
    const due = async (who: ReturnType<typeof officer>) =>
      (await use(ListDueFiles).execute({ limit: 100 }, who)).rows.find((row) => row.clientSystemId === clientSystemId);
    const before = await due(officer());
    assert.equal(before?.dueOn, addYears(closedOn, 15));
    await accept((await offer(clientSystemId)).transferId);
    assert.equal(await due(officer()), undefined);
    assert.deepEqual(await due(officer({ centre: 'antwerpen' })), before);
    const wish = { clientSystemIds: [clientSystemId] };
    await assert.rejects(use(PreviewErasure).execute(wish, officer()), refusedAs('not-found'));
  });

  it('of a shielded file the one who takes it over is the only one named (R36)', async () => {
    const { clientSystemId } = await file('560105');
    const { version } = await desk.overview(clientSystemId);
    const shield = { clientSystemId, visibleTo: [coordinator.principal.subject], reason: 'Test.' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    await assert.rejects(offer(clientSystemId, caller('operational-coordinator')), refusedAs('not-found'));
    await accept((await offer(clientSystemId)).transferId);
    assert.equal((await desk.overview(clientSystemId, there)).persons.length, 2);
    const colleague = caller('operational-coordinator', { centre: 'antwerpen' });
    await assert.rejects(desk.overview(clientSystemId, colleague), refusedAs('not-found'));
  });

  it('waits until a person who asked for access is answered', async () => {
    const { clientSystemId } = await file('560106');
    const person = { set: 'national-number', nationalNumber: nationalNumber('560106') } as const;
    const asked = { person, receivedOn: today, identityChecked: 'electronic-identity', reader: 'person' } as const;
    await use(OpenAccessRequest).execute(asked, officer());
    const { transferId } = await offer(clientSystemId);
    await assert.rejects(accept(transferId), refusedAs('conflict'));
    assert.equal((await desk.overview(clientSystemId)).persons.length, 2);
  });
});
