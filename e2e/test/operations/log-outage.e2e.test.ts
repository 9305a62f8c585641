import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  getOverviewFile,
  listAccessesToPerson,
  listClientSystems,
  registerPoliceReport,
  searchClientSystems,
} from '@veilighuis/contracts';
import { collect, poll } from '@veilighuis/testing';
import { MongoClient } from 'mongodb';
import { Cast } from '../support/cast.ts';
import { problemIn } from '../support/exchange.ts';
import { addresses, as, coordinator, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { reported } from '../support/table.ts';
import { send, type Input } from '../support/walk.ts';

const cast = new Cast(1974);

describe('R31: an outage of the access log', { timeout: 120_000 }, () => {
  const client = new MongoClient(addresses.database);
  const database = client.db('vh-intake');
  const household = cast.household();
  let clientSystemId: string;
  let restore: () => Promise<unknown>;
  let reportId: string;

  before(async () => {
    await protocolsOfZones();
    clientSystemId = await reported(cast.report({ household, level: 'low' }));
    restore = await takeAwayTheLog();
  });
  after(async () => {
    await restore();
    await client.close();
  });

  /** The account of intake may no longer write its log; on servers without accounts the collection takes no line. */
  async function takeAwayTheLog(): Promise<() => Promise<unknown>> {
    const { roles } = await database.command({ rolesInfo: 'process', showPrivileges: true });
    const [role] = roles as { privileges: { resource: { collection: string }; actions: string[] }[] }[];
    if (role === undefined) {
      await database.command({ collMod: 'audit', validator: { nothingHasThis: { $exists: true } } });
      return () => database.command({ collMod: 'audit', validator: {} });
    }
    const without = role.privileges.map(({ resource, actions }) => ({
      resource,
      actions: resource.collection === 'audit' ? actions.filter((action) => action !== 'insert') : actions,
    }));
    await database.command({ updateRole: 'process', privileges: without });
    return () => database.command({ updateRole: 'process', privileges: role.privileges });
  }

  const search = { by: { set: 'name-and-birth-date', name: 'Niemand', birthDate: '1980' }, reason: 'Test.' };
  const reads = [
    { operation: getOverviewFile, input: () => ({ clientSystemId }), who: coordinator },
    { operation: listClientSystems, input: () => ({}), who: coordinator },
    { operation: searchClientSystems, input: () => search, who: coordinator },
    { operation: getOverviewFile, input: () => ({ clientSystemId }), who: 'police-liaison-aalst' },
    { operation: listAccessesToPerson, input: () => ({ personId: crypto.randomUUID() }), who: 'privacy-officer' },
  ];

  it('stops reads, searches, lists, and even refusals: no log, no read', async () => {
    for (const { operation, input, who } of reads) {
      const given: Input = input();
      const answer = await send(operation, given, { token: await tokenOf(who) });
      assert.deepEqual([answer.status, problemIn(answer).code], [503, 'service-unavailable'], operation.id);
    }
  });

  it('lets a police report in', async () => {
    const sent = await as('pz-gent-system', registerPoliceReport, cast.report({ household, level: 'low' }));
    assert.equal(sent.outcome, 'accepted');
    ({ reportId } = sent);
  });

  it('is loud', () => {
    const log = readFileSync(join(addresses.logDirectory, 'intake.log'), 'utf8');
    assert.match(log, /access-log-refuses-lines/);
  });

  it('ends by itself once lines are taken again: reads go on, and the line of the report comes in', async () => {
    await restore();
    const overview = async () =>
      send(getOverviewFile, { clientSystemId }, { token: await tokenOf(coordinator) }).then(({ status }) => status);
    assert.equal(await poll(overview, (status) => status === 200, 30_000), 200);
    const [person] = (await as(coordinator, getOverviewFile, { clientSystemId })).persons;
    const personId = person?.personId ?? '';
    const parked = () => database.collection('audit').countDocuments({ personIds: personId, parked: true });
    assert.equal(await poll(parked, (count) => count === 1, 30_000), 1);
    const lines = await collect((paging) => as('privacy-officer', listAccessesToPerson, { personId, ...paging }));
    const reports = lines.filter(({ operation, kind }) => operation === registerPoliceReport.id && kind === 'machine');
    assert.equal(reports.length, 2, `both reports are in the log, of which one came in during the outage: ${reportId}`);
  });
});
