import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { dateInBrussels } from '@veilighuis/calendar';
import { roles } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { GrantGround, LabelClientSystems, RecordAddress, ShieldClientSystem } from '../../src/application/index.ts';
import { caller, coordinator, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { commandsOf } from '../support/commands.ts';
import { deskForThisFile, refusedAs } from '../support/desk.ts';
import { grantOf } from '../support/grants.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const label = async (clientSystemIds: string[], who: Caller = coordinator) =>
  (await use(LabelClientSystems).execute({ clientSystemIds }, who)).rows;
const today = dateInBrussels(new Date());

async function household(family: string, birth: string): Promise<string> {
  const home = { street: 'Thuislaan 2', municipality: '44021', safe: false };
  const persons = [
    { name: { given: 'Ina', family }, nationalNumber: nationalNumber(birth), role: 'victim', address: home },
    { name: { given: 'Bo', family: 'Suharto' }, birthDate: '1980', role: 'suspect' },
    { name: { given: 'Kind', family: 'Kindernaam' }, birthDate: '2017', role: 'exposed-child' },
    { name: { given: 'Buur', family: 'Buurmans' }, birthDate: '1970', role: 'witness' },
  ];
  return desk.clientSystemOf((await desk.register(report({ persons }))).reportId);
}

describe('R30: who gets the names for a list', () => {
  let clientSystemId = '';
  before(async () => {
    clientSystemId = await household('Van Label', '740201');
  });

  it('nobody whose role lists no client systems', async () => {
    const may = [
      'operational-coordinator',
      'police-liaison',
      'prosecution-criminologist',
      'caw-worker',
      'case-director',
    ];
    for (const role of roles.filter((one) => ![...may, 'case-supporter'].includes(one)))
      await assert.rejects(label([clientSystemId], caller(role)), refusedAs('not-allowed'), role);
  });

  it('without a ground there is no row, as for one that is not there', async () => {
    const nobody = randomUUID();
    for (const who of [liaisonAalst, caller('case-director'), caller('operational-coordinator', { centre: 'ant' })])
      assert.deepEqual(await label([clientSystemId, nobody], who), []);
  });

  it('who has one gets the label: the liaison of the zone, the holder', async () => {
    const director = caller('case-director');
    await use(GrantGround).execute(grantOf(clientSystemId, director.principal.subject));
    for (const who of [liaisonGent, director, coordinator])
      assert.deepEqual(
        (await label([clientSystemId], who)).map((row) => row.label),
        ['Van Label, Suharto'],
      );
  });

  it('R36: of a shielded one only who is named, in the same work of the database as for one that is not there', async () => {
    const hidden = await household('Van Schild', '740202');
    const { version } = await desk.overview(hidden);
    const shield = { clientSystemId: hidden, visibleTo: [coordinator.principal.subject], reason: 'Collega is partij' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    const outsider = caller('operational-coordinator');
    const others = [clientSystemId, randomUUID()];
    await label(others, outsider);
    const work = (ids: string[]) =>
      commandsOf(desk.running.database, async () => {
        await label(ids, outsider);
      });
    assert.deepEqual(await work([clientSystemId, hidden]), await work(others));
    assert.equal((await label([hidden], outsider)).length, 0);
    assert.equal((await label([hidden])).length, 1, 'negative control');
  });
});

describe('Names for lists', () => {
  it('count the household: not the neighbour who saw it; a child is a minor', async () => {
    const [row] = await label([await household('Van Tel', '740203')]);
    assert.deepEqual([row?.label, row?.members, row?.minors], ['Van Tel, Suharto', 3, 1]);
  });

  it('R35: tell no municipality of a safe address', async () => {
    const persons = [
      { name: { given: 'Ina', family: 'Van Muur' }, nationalNumber: nationalNumber('740204'), role: 'victim' },
    ];
    const clientSystemId = await desk.clientSystemOf((await desk.register(report({ persons }))).reportId);
    const file = await desk.overview(clientSystemId);
    const personId = file.persons[0]?.personId ?? '';
    const add = (municipality: string, safe: boolean, expectedVersion: number) =>
      use(RecordAddress).execute(
        { clientSystemId, personId, street: `Straat ${municipality}`, municipality, safe, since: today },
        { ...coordinator, expectedVersion },
      );
    await add('45041', true, file.version);
    assert.equal((await label([clientSystemId]))[0]?.municipality, undefined);
    const other = await household('Van Open', '740205');
    assert.equal((await label([other]))[0]?.municipality, '44021', 'negative control');
  });

  it('R31: are one line in the log, with whom they named', async () => {
    const [one, other] = [await household('Van Log', '740206'), await household('Van Boek', '740207')];
    const who = caller('operational-coordinator', {}, { operation: 'intake.label-client-systems' });
    await label([one, other, randomUUID()], who);
    const lines = await desk.running.database.db
      .collection<{ subject: string; clientSystemIds: string[]; personIds: string[]; resultCount: number }>('audit')
      .find({ subject: who.principal.subject })
      .toArray();
    assert.equal(lines.length, 1);
    assert.deepEqual([lines[0]?.clientSystemIds.toSorted(), lines[0]?.resultCount], [[one, other].toSorted(), 2]);
    assert.equal(lines[0]?.personIds.length, 6);
  });

  it('take one query for a hundred, and one for the keys that are not at hand', async () => {
    const ids = [await household('Van Eén', '740208'), await household('Van Twee', '740209')];
    const commands = await commandsOf(desk.running.database, async () => {
      await label(ids);
    });
    const reads = commands.filter((command) => command.startsWith('query'));
    assert.ok(reads.length <= 2, reads.join('; '));
    assert.ok(reads.includes('query find client-systems'), 'the query is seen');
  });
});
