import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateInBrussels } from '@veilighuis/calendar';
import type { OperationInput, composeHouseholdSheet } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import {
  ComposeHouseholdSheet,
  DecideWall,
  GrantGround,
  ListClientSystems,
  RecordAddress,
  RecordSafeContact,
  RecordWords,
  SearchClientSystems,
  SummariseClientSystem,
} from '../../src/application/index.ts';
import { caller, coordinator, liaisonGent } from '../support/callers.ts';
import { deskForThisFile, refusedAs } from '../support/desk.ts';
import { grantOf } from '../support/grants.ts';
import { answers, nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const today = dateInBrussels(new Date());
const SECRETS = ['KANARIE-SCHUILSTRAAT', '0499 KANARIE', 'KANARIE-WOORDEN', '45041'];

interface Household {
  readonly clientSystemId: string;
  readonly mother: string;
  readonly father: string;
  readonly child: string;
}

/** A mother who fled with her child to a shelter in another municipality; all of it is recorded by the case holder. */
async function fled(birth: string): Promise<Household> {
  const home = { street: 'Thuislaan 2', municipality: '44021', safe: false };
  const persons = [
    {
      name: { given: 'Moeder', family: `Muur-${birth}` },
      nationalNumber: nationalNumber(birth),
      role: 'victim',
      address: home,
    },
    { name: { given: 'Vader', family: `Muur-${birth}` }, role: 'suspect', address: home },
    { name: { given: 'Kind', family: `Muur-${birth}` }, birthDate: '2017', role: 'exposed-child' },
  ];
  const { reportId } = await desk.register(report({ persons, answers: answers(['weapon']) }));
  const clientSystemId = await desk.clientSystemOf(reportId);
  const file = await desk.overview(clientSystemId);
  const [mother = '', father = '', child = ''] = ['Moeder', 'Vader', 'Kind'].map(
    (given) => file.persons.find(({ name }) => name.given === given)?.personId ?? '',
  );
  const by = await versioned(clientSystemId);
  const shelter = { street: 'KANARIE-SCHUILSTRAAT 9', municipality: '45041', since: today };
  await use(RecordAddress).execute({ clientSystemId, personId: mother, ...shelter, safe: false, shelter: true }, by(0));
  // Whoever wrote down the child did not mark it.
  await use(RecordAddress).execute({ clientSystemId, personId: child, ...shelter, safe: false }, by(1));
  const reached = { channel: 'call', value: '0499 KANARIE', hours: 'enkel voormiddag' } as const;
  await use(RecordSafeContact).execute({ clientSystemId, personId: mother, ...reached }, by(2));
  const said = { text: 'KANARIE-WOORDEN: ik wil niet naar papa.', spokenOn: today };
  await use(RecordWords).execute({ clientSystemId, personId: child, ...said }, by(3));
  return { clientSystemId, mother, father, child };
}

async function versioned(clientSystemId: string) {
  const { version } = await desk.overview(clientSystemId);
  return (step: number): Caller => ({ ...coordinator, expectedVersion: version + step });
}

type Sheet = Partial<OperationInput<typeof composeHouseholdSheet>>;
const compose = ({ clientSystemId }: Household, readers: string[], more: Sheet = {}, who = coordinator) =>
  use(ComposeHouseholdSheet).execute(
    {
      clientSystemId,
      form: 'household-sheet',
      readers,
      outsideReader: false,
      parts: ['whereabouts', 'contact'],
      leaveOutWalled: false,
      ...more,
    },
    who,
  );
const holds = (shown: unknown) => SECRETS.filter((secret) => JSON.stringify(shown).includes(secret));

describe('R35: a letter, print or export that would cross a wall', () => {
  it('is composed by the case holder and the coordinator only', async () => {
    const home = await fled('840101');
    for (const who of [liaisonGent, caller('caw-worker'), caller('case-director'), caller('privacy-officer')])
      await assert.rejects(compose(home, [home.mother], {}, who), refusedAs('not-found'));
    const holder = caller('case-director');
    await use(GrantGround).execute(grantOf(home.clientSystemId, holder.principal.subject));
    assert.deepEqual(
      holds(await compose(home, [home.mother], {}, holder)),
      SECRETS.filter((one) => one !== SECRETS[2]),
    );
  });

  it('is refused with the part at fault, without saying whose or what, and the refusal is logged', async () => {
    const home = await fled('840102');
    for (const form of ['household-sheet', 'letter', 'export'] as const) {
      await assert.rejects(compose(home, [home.father], { form }), (error: unknown) => {
        assert.ok(error instanceof ProblemError);
        const { code, fields = [] } = error.problem;
        assert.deepEqual([code, fields.map(({ field }) => field)], ['crosses-a-wall', ['parts.0', 'parts.1']]);
        const text = JSON.stringify(error.problem);
        for (const personal of [...SECRETS, home.mother, home.child]) assert.ok(!text.includes(personal), personal);
        return true;
      });
    }
    const log = desk.running.database.db.collection('audit');
    const lines = await log.countDocuments({ clientSystemIds: home.clientSystemId, reason: 'crosses-a-wall' });
    assert.equal(lines, 3);
  });

  it('an invitation for both is refused, in either order; one for each goes through with what is theirs', async () => {
    const home = await fled('840103');
    const form = 'invitation' as const;
    for (const readers of [
      [home.mother, home.father],
      [home.father, home.mother],
    ])
      await assert.rejects(compose(home, readers, { form }), refusedAs('crosses-a-wall'));
    assert.ok(holds(await compose(home, [home.mother], { form })).includes('KANARIE-SCHUILSTRAAT'));
    const his = await compose(home, [home.father], { form, persons: [home.father] });
    assert.deepEqual([holds(his), JSON.stringify(his).includes('Thuislaan')], [[], true]);
  });

  it('on request leaves out what is walled, and nothing shows that it did', async () => {
    const home = await fled('840104');
    const parts = ['whereabouts', 'contact', 'words'] as const;
    const his = await compose(home, [home.father], { parts: [...parts], leaveOutWalled: true });
    assert.deepEqual(holds(his), []);
    const mother = his.persons.find(({ personId }) => personId === home.mother);
    assert.deepEqual(Object.keys(mother ?? {}).sort(), ['addresses', 'name', 'personId']);
  });

  it('respects a wall that was raised round what is not marked, and one lifted for one person', async () => {
    const home = await fled('840105');
    const { clientSystemId, mother, father, child } = home;
    const by = await versioned(clientSystemId);
    const words = { parts: ['words' as const] };
    await assert.rejects(compose(home, [mother], words), refusedAs('crosses-a-wall'));
    const lifting = {
      clientSystemId,
      about: child,
      from: mother,
      part: 'words',
      stands: 'lifted',
      reason: 'Test',
    } as const;
    await use(DecideWall).execute(lifting, by(0));
    assert.ok(holds(await compose(home, [mother], words)).includes('KANARIE-WOORDEN'));
    await assert.rejects(compose(home, [father], words), refusedAs('crosses-a-wall'));

    const raising = {
      clientSystemId,
      about: father,
      from: child,
      part: 'whereabouts',
      stands: 'raised',
      reason: 'Test',
    } as const;
    const his = { persons: [father], parts: ['whereabouts' as const] };
    assert.ok(JSON.stringify(await compose(home, [child], his)).includes('Thuislaan'), 'negative control');
    await use(DecideWall).execute(raising, by(1));
    await assert.rejects(compose(home, [child], his), refusedAs('crosses-a-wall'));
  });
});

describe('R35: every other way out', () => {
  it('the overview file shows what is walled to the holder and the coordinator, to others only that it is safe', async () => {
    const { clientSystemId, child } = await fled('840201');
    assert.deepEqual(holds(await desk.overview(clientSystemId)), SECRETS);
    const seen = await desk.overview(clientSystemId, liaisonGent);
    assert.deepEqual(holds(seen), []);
    const safe = seen.persons.find(({ personId }) => personId === child)?.addresses.map((address) => address.safe);
    assert.deepEqual(safe, [true]);
  });

  it('list, search and count know the municipality of home only, for anyone', async () => {
    const { clientSystemId } = await fled('840202');
    const rows = async (who: Caller, municipality: string) =>
      (await use(ListClientSystems).execute({ limit: 100, municipality }, who)).rows;
    for (const who of [coordinator, liaisonGent]) {
      assert.ok((await rows(who, '44021')).some((row) => row.clientSystemId === clientSystemId));
      assert.deepEqual(await rows(who, '45041'), []);
    }
    const by = { set: 'national-number', nationalNumber: nationalNumber('840202') } as const;
    const { hits } = await use(SearchClientSystems).execute({ by, reason: 'Test' }, coordinator);
    assert.deepEqual([hits.length, holds(hits)], [1, []]);
  });

  it('R27: what triage is told to route by leaves out where the shelter is, and no event tells it', async () => {
    const { clientSystemId } = await fled('840203');
    const service = caller('service-triage', { category: '' });
    const summary = await use(SummariseClientSystem).execute({ clientSystemId }, service);
    assert.deepEqual(summary.municipalities, ['44021']);
    const outbox = await desk.running.database.db.collection('outbox').find().toArray();
    assert.ok(outbox.length > 0);
    assert.deepEqual(holds(outbox), []);
  });
});
