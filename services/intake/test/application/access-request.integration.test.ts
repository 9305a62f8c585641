import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, addMonths, dateInBrussels } from '@veilighuis/calendar';
import type { OperationInput, openAccessRequest } from '@veilighuis/contracts';
import {
  CloseAccessRequest,
  ComposeAccessAnswer,
  ExtendAccessRequest,
  ListAccessRequests,
  OpenAccessRequest,
  OrderErasure,
  PreviewErasure,
  RecordAddress,
  RecordForwarding,
  RecordWords,
  RegisterClientSystem,
  ShieldClientSystem,
  SplitAccessRequest,
} from '../../src/application/index.ts';
import { caller, coordinator } from '../support/callers.ts';
import { deskForThisFile, refusedAs } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const officer = (more = {}) => caller('privacy-officer', { category: 'AJH', ...more });
const caw = caller('caw-worker', { organisation: 'caw-oost-vlaanderen', category: 'CAW' });
const today = dateInBrussels(new Date());

type Wish = Partial<OperationInput<typeof openAccessRequest>>;
const open = (birth: string, more: Wish = {}, who = officer()) =>
  use(OpenAccessRequest).execute(
    {
      person: { set: 'national-number', nationalNumber: nationalNumber(birth) },
      receivedOn: today,
      identityChecked: 'identity-card-in-person',
      reader: 'person',
      ...more,
    },
    who,
  );
const answer = async (requestId: string, who = officer()) =>
  (await use(ComposeAccessAnswer).execute({ requestId }, who)).items;
const split = (requestId: string) => use(SplitAccessRequest).execute({ requestId }, officer());
const seen = (expectedVersion: number) => caller('privacy-officer', {}, { expectedVersion });

const father = (birth: string, more: Record<string, unknown> = {}) => ({
  name: { given: 'Testo', family: `Vader-${birth}` },
  nationalNumber: nationalNumber(birth),
  ...more,
});

/** A report of the police, and when wanted a registration of the CAW, about a father, a mother and a child. */
async function household(birth: string, { registered = true, reported = true } = {}): Promise<string> {
  let clientSystemId = '';
  if (reported) {
    const persons = [
      { ...father(birth, { phone: '0470999999' }), role: 'suspect' },
      {
        name: { given: 'Testine', family: `Moeder-${birth}` },
        nationalNumber: nationalNumber(`75${birth.slice(2)}`),
        role: 'victim',
      },
    ];
    clientSystemId = await desk.clientSystemOf((await desk.register(report({ persons }))).reportId);
  }
  if (!registered) return clientSystemId;
  await use(RegisterClientSystem).execute(
    {
      persons: [
        { ref: 'f', ...father(birth), address: { street: 'Vaderstraat 1', municipality: '44021', safe: false } },
        {
          ref: 'm',
          name: { given: 'Testine', family: `Moeder-${birth}` },
          nationalNumber: nationalNumber(`75${birth.slice(2)}`),
        },
        { ref: 'c', name: { given: 'Testje', family: `Kind-${birth}` }, birthDate: '2015-03-01' },
      ],
      relations: [{ from: 'f', to: 'm', relation: 'partner' }],
      question: 'Wat nu?',
      municipality: '44021',
      belowThresholdMotivation: 'Test.',
      crisisDutyUnderstood: true,
    },
    { ...caw, idempotencyKey: crypto.randomUUID() },
  );
  const { system } = await found(birth);
  return system;
}

async function found(birth: string) {
  const { requestId } = await open(birth);
  const [file] = (await split(requestId)).files;
  return { system: file?.clientSystemId ?? '', personId: file?.personId ?? '' };
}

describe('Who handles access requests', () => {
  it('is the privacy officer of the centre, and nobody else', async () => {
    const { requestId } = await open('640101');
    for (const role of ['operational-coordinator', 'case-director', 'auditor', 'strategic-coordinator'] as const) {
      await assert.rejects(open('640101', {}, caller(role)), refusedAs('not-allowed'));
      await assert.rejects(answer(requestId, caller(role)), refusedAs('not-allowed'));
    }
    await assert.rejects(answer(requestId, officer({ centre: 'ant' })), refusedAs('not-found'));
    const otherPurpose = { ...officer(), purpose: 'registration' as const };
    await assert.rejects(answer(requestId, otherPurpose), refusedAs('not-allowed'));
  });

  it('is told nothing of a shielded file that does not name him or her (R36)', async () => {
    const clientSystemId = await household('640102');
    const { version } = await desk.overview(clientSystemId);
    const [named, other] = [officer(), officer()];
    const shield = { clientSystemId, visibleTo: [named.principal.subject], reason: 'Test.' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    const unknown = await open('641231', {}, other);
    const asked = await open('640102', {}, { ...other, idempotencyKey: crypto.randomUUID() });
    assert.deepEqual({ ...asked, requestId: '' }, { ...unknown, requestId: '' });
    const knowing = await open('640102', {}, named);
    assert.equal(knowing.files, 1);
    assert.deepEqual(await answer(knowing.requestId, other), [], 'also not by the request of another');
    assert.ok((await answer(knowing.requestId, named)).length > 0);
  });
});

describe('R33: police data', () => {
  it('are silent: known to the police alone answers as known to nobody', async () => {
    await household('640103', { registered: false });
    const [known, unknown] = [await open('640103'), await open('641230')];
    assert.equal(known.files, 1, 'negative control: there is a file');
    const [one, other] = await Promise.all(
      [known, unknown].map(({ requestId }) => use(ComposeAccessAnswer).execute({ requestId }, officer())),
    );
    assert.deepEqual({ ...one, requestId: '' }, { ...other, requestId: '' });
  });

  it('are left out beside what another organisation told, and the request is forwarded before it is answered', async () => {
    await household('640104');
    const { requestId, version } = await open('640104');
    const items = await answer(requestId);
    assert.deepEqual(
      items.map(({ kind, text }) => [kind, text]),
      [
        ['name', 'Testo Vader-640104'],
        ['national-number', nationalNumber('640104')],
        ['address', 'Vaderstraat 1, 44021'],
        ['relation', 'partner'],
      ],
    );
    const told = JSON.stringify(items);
    for (const word of ['pz-gent', 'police', '0470999999', 'Moeder', 'suspect', 'KANARIE']) {
      assert.ok(!told.includes(word), word);
    }
    assert.ok(items.every(({ organisations }) => organisations.join() === 'caw-oost-vlaanderen'));

    const { files, forward } = await split(requestId);
    const phone = files[0]?.items.find(({ kind }) => kind === 'phone');
    assert.deepEqual([phone?.origin, phone?.withheld, phone?.organisations], ['police', 'authority', ['pz-gent']]);
    assert.deepEqual([files[0]?.byHand.incidents, files[0]?.byHand.registrations], [1, 1]);
    assert.ok(!JSON.stringify(files).includes('Vader'), 'codes, no content');
    assert.deepEqual(forward, [{ authority: 'GBA', origin: 'police', done: false }]);

    const close = (by: number) => use(CloseAccessRequest).execute({ requestId, answeredOn: today }, seen(by));
    await assert.rejects(close(version), refusedAs('conflict'));
    const wrong = { requestId, authority: 'Iemand', on: today };
    await assert.rejects(use(RecordForwarding).execute(wrong, seen(version)), refusedAs('invalid-input'));
    await use(RecordForwarding).execute({ requestId, authority: 'GBA', on: today }, seen(version));
    assert.equal((await split(requestId)).forward[0]?.done, true);
    await close(version + 1);
    await assert.rejects(close(version + 2), refusedAs('conflict'));
    const { rows } = await use(ListAccessRequests).execute({ limit: 100, state: 'answered' }, officer());
    assert.equal(rows.find((row) => row.requestId === requestId)?.answeredOn, today);
  });
});

describe('R34, R35: a file of many', () => {
  it('the father’s answer holds neither the mother’s safe address nor the child’s words', async () => {
    const clientSystemId = await household('640105');
    const { persons, version } = await desk.overview(clientSystemId);
    const [mother, child] = ['Moeder-640105', 'Kind-640105'].map(
      (family) => persons.find(({ name }) => name.family === family)?.personId ?? '',
    );
    const shelter = { street: 'Schuilplaats 9', municipality: '44021', safe: true, since: today };
    const having = (expectedVersion: number) => ({ ...coordinator, expectedVersion });
    const add = use(RecordAddress);
    await add.execute({ clientSystemId, personId: mother ?? '', ...shelter }, having(version));
    await add.execute({ clientSystemId, personId: child ?? '', ...shelter }, having(version + 1));
    const words = { clientSystemId, personId: child ?? '', text: 'Papa riep.', spokenOn: today };
    await use(RecordWords).execute(words, having(version + 2));

    const fathers = JSON.stringify(await answer((await open('640105')).requestId));
    for (const word of ['Schuilplaats', 'Papa riep', 'Testine', 'Testje']) assert.ok(!fathers.includes(word), word);
    const mothers = JSON.stringify(await answer((await open('750105')).requestId));
    assert.ok(mothers.includes('Schuilplaats 9'), 'negative control: it is there for her');
    assert.ok(!mothers.includes('Papa riep'));

    // Whoever reads along for the child gets no more than the walls let through.
    const person = { set: 'name-and-birth-date', name: 'Testje Kind-640105', birthDate: '2015-03-01' } as const;
    const guardian = { set: 'national-number', nationalNumber: nationalNumber('640105') } as const;
    const own = JSON.stringify(await answer((await open('', { person, reader: 'lawyer' })).requestId));
    assert.ok(own.includes('Papa riep') && own.includes('Schuilplaats 9'), 'negative control');
    const forFather = { person, reader: 'parent-or-guardian', parentOrGuardian: guardian } as const;
    const read = JSON.stringify(await answer((await open('', forFather)).requestId));
    assert.ok(read.includes('Testje'));
    for (const word of ['Papa riep', 'Schuilplaats']) assert.ok(!read.includes(word), word);
    const unclear = { person, reader: 'parent-or-guardian' } as const;
    await assert.rejects(open('', unclear), refusedAs('invalid-input'));
  });
});

describe('The life of an access request', () => {
  it('has a term from its receipt, extended once on a ground of the law', async () => {
    await assert.rejects(open('640106', { receivedOn: addDays(today, 1) }), refusedAs('invalid-input'));
    await assert.rejects(open('640106', { receivedOn: '2000-01-01' }), refusedAs('invalid-input'));
    const { requestId, dueOn, version } = await open('640106');
    assert.equal(dueOn, addMonths(today, 1));
    const extend = (by: number) => use(ExtendAccessRequest).execute({ requestId, ground: 'complexity' }, seen(by));
    await assert.rejects(extend(version + 5), refusedAs('version-conflict'));
    assert.equal((await extend(version)).dueOn, addMonths(addMonths(today, 1), 2));
    await assert.rejects(extend(version + 1), refusedAs('conflict'));
    const late = await open('640106', { receivedOn: addMonths(today, -2) });
    const tooLate = use(ExtendAccessRequest).execute({ requestId: late.requestId, ground: 'complexity' }, seen(1));
    await assert.rejects(tooLate, refusedAs('conflict'));
    const { rows } = await use(ListAccessRequests).execute({ limit: 100, state: 'open' }, officer());
    assert.ok(
      rows.findIndex((row) => row.requestId === late.requestId) < rows.findIndex((row) => row.requestId === requestId),
    );
  });

  it('is opened once, however often it is sent, and keeps nothing of what was typed', async () => {
    const who = officer();
    const [one, other] = [await open('640107', {}, who), await open('640107', {}, who)];
    assert.equal(one.requestId, other.requestId);
    const stored = await desk.running.database.db.collection('access-requests').find().toArray();
    assert.ok(!JSON.stringify(stored).includes(nationalNumber('640107')));
  });

  it('forgets whom it was about when the client system is erased (R50)', async () => {
    const clientSystemId = await household('640108');
    const { requestId } = await open('640108');
    const db = desk.running.database.db;
    const requests = () => db.collection<{ _id: string }>('access-requests').findOne({ _id: requestId });
    assert.ok(JSON.stringify(await requests()).includes(clientSystemId), 'negative control');
    await db
      .collection<{ _id: string }>('client-systems')
      .updateOne({ _id: clientSystemId }, { $set: { lastEntryOn: '2000-01-01' } });
    const wish = { clientSystemIds: [clientSystemId] };
    const { confirmation = '' } = await use(PreviewErasure).execute(wish, officer());
    await use(OrderErasure).execute({ ...wish, confirmation }, officer());
    assert.ok(!JSON.stringify(await requests()).includes(clientSystemId));
    assert.deepEqual(await answer(requestId), []);
  });
});
