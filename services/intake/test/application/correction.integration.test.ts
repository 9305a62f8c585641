import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateInBrussels } from '@veilighuis/calendar';
import {
  DecideCorrection,
  ListCorrections,
  RegisterClientSystem,
  RequestCorrection,
  ShieldClientSystem,
} from '../../src/application/index.ts';
import { caller, coordinator } from '../support/callers.ts';
import { deskForThisFile, refusedAs } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const today = dateInBrussels(new Date());
const officer = (more = {}) => caller('privacy-officer', more);
const caw = (more = {}) => caller('caw-worker', { organisation: 'caw-oost-vlaanderen', category: 'CAW', ...more });

/** The police told a number and a telephone; the CAW registered the same woman with her name. */
async function told(birth: string) {
  const name = { given: 'Testine', family: `Correctie-${birth}` };
  const person = { name, nationalNumber: nationalNumber(birth) };
  const persons = [{ ...person, phone: '0470999999', role: 'victim' }];
  const clientSystemId = await desk.clientSystemOf((await desk.register(report({ persons }))).reportId);
  const registration = {
    persons: [{ ref: 'a', ...person }],
    relations: [],
    question: 'Test.',
    municipality: '44021',
    belowThresholdMotivation: 'Test.',
    crisisDutyUnderstood: true as const,
  };
  await use(RegisterClientSystem).execute(registration, caw());
  const [known] = (await desk.overview(clientSystemId)).persons;
  return { clientSystemId, personId: known?.personId ?? '' };
}

const request = (about: Awaited<ReturnType<typeof told>>, item: string, who = officer(), receivedOn = today) =>
  use(RequestCorrection).execute({ ...about, item, receivedOn, text: 'Test: KANARIE klopt niet.' }, who);
const list = async (who = caw(), state: 'open' | 'accepted' | 'forwarded' = 'open') =>
  (await use(ListCorrections).execute({ limit: 100, state }, who)).rows;
const decide = (correctionId: string, who = caw(), expectedVersion = 1) =>
  use(DecideCorrection).execute(
    { correctionId, decision: 'accepted', reason: 'Test: nagekeken.' },
    { ...who, expectedVersion },
  );

describe('A request for correction', () => {
  it('is registered by the privacy officer only, on a file and item that are there', async () => {
    const about = await told('580101');
    for (const who of [coordinator, caw(), caller('auditor')]) {
      await assert.rejects(request(about, 'name', who), refusedAs('not-found'));
    }
    await assert.rejects(request({ ...about, clientSystemId: crypto.randomUUID() }, 'name'), refusedAs('not-found'));
    await assert.rejects(request(about, 'gender'), refusedAs('invalid-input'));
    await assert.rejects(request(about, 'phone', officer(), '2000-01-01'), refusedAs('invalid-input'));
    await assert.rejects(list(caller('auditor')), refusedAs('not-allowed'));
  });

  it('goes to the organisation that told it, and its people decide once', async () => {
    const about = await told('580102');
    const { correctionId, owner, state } = await request(about, 'name');
    assert.deepEqual([state, owner], ['open', 'caw-oost-vlaanderen']);
    assert.ok((await list()).some((row) => row.correctionId === correctionId));
    const others = [coordinator, caw({ organisation: 'cgg-elders' }), caw({ centre: 'ant' })];
    for (const who of others) {
      assert.ok((await list(who)).every((row) => row.correctionId !== correctionId));
      await assert.rejects(decide(correctionId, who), refusedAs('not-found'));
    }
    assert.equal((await decide(correctionId)).state, 'accepted');
    await assert.rejects(decide(correctionId, caw(), 2), refusedAs('conflict'));
    const row = (await list(officer(), 'accepted')).find((one) => one.correctionId === correctionId);
    assert.deepEqual([row?.reason, row?.decidedOn], ['Test: nagekeken.', today]);
  });

  it('of what the police told alone is forwarded, and decided by nobody here (R33)', async () => {
    const about = await told('580103');
    const { correctionId, state, owner, authority } = await request(about, 'phone');
    assert.deepEqual([state, owner, authority], ['forwarded', undefined, 'GBA']);
    assert.ok((await list(officer(), 'forwarded')).some((row) => row.correctionId === correctionId));
    for (const who of [
      caw(),
      coordinator,
      caller('police-liaison', { organisation: 'pz-gent', category: 'police', zones: ['5415'] }),
    ]) {
      await assert.rejects(decide(correctionId, who), refusedAs('not-found'));
    }
  });

  it('on a shielded file exists for those named only (R36), and is sealed (R41)', async () => {
    const about = await told('580104');
    const { correctionId } = await request(about, 'name');
    const { version } = await desk.overview(about.clientSystemId);
    const shield = { clientSystemId: about.clientSystemId, visibleTo: [crypto.randomUUID()], reason: 'Test.' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    for (const who of [caw(), officer()]) {
      assert.ok((await list(who)).every((row) => row.correctionId !== correctionId));
    }
    await assert.rejects(decide(correctionId), refusedAs('not-found'));
    const stored = await desk.running.database.db.collection('corrections').find().toArray();
    assert.ok(stored.length > 0 && !JSON.stringify(stored).includes('KANARIE'));
  });
});
