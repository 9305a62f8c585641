import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  getOverviewFile,
  getPoliceReport,
  getTrajectory,
  getTriageFile,
  listClientSystems,
  listPoliceReports,
  listTrajectories,
  listTriageFiles,
  offerTransfer,
  openAccessRequest,
  registerPoliceReport,
  searchClientSystems,
} from '@veilighuis/contracts';
import { collect } from '@veilighuis/testing';
import { Cast } from '../support/cast.ts';
import { problemIn } from '../support/exchange.ts';
import { needsNoGround, principals } from '../support/permitted.ts';
import { api, as, coordinator, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { withdrawClient, temporaryClient } from '../support/temporary-client.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';
import { sampleOf, send, served } from '../support/walk.ts';

const cast = new Cast(1977);

/** Who has some ground on the case below: the table has it on its list, the zone reported it, the director may take it. */
const withGround = [
  coordinator,
  'police-liaison-gent',
  'prosecution-criminologist',
  'caw-worker',
  'case-director-1',
  'case-director-2',
];

describe('R30: a role alone opens no file', { timeout: 180_000 }, () => {
  const ids: Record<string, string> = {};
  const household = cast.household();
  const { victim } = household;

  before(async () => {
    await protocolsOfZones();
    const report = cast.report({ household, level: 'high' });
    const clientSystemId = await reported(report);
    const { reportId } = await as('pz-gent-system', registerPoliceReport, report);
    const { persons } = await as(coordinator, getOverviewFile, { clientSystemId });
    const file = await admit((await waitingFile(clientSystemId)).fileId);
    await decide(file, { outcome: 'include-track-3' });
    const [trajectory] = await trajectoriesOf(clientSystemId);
    Object.assign(ids, { clientSystemId, reportId, fileId: file.fileId, trajectoryId: trajectory?.trajectoryId });
    Object.assign(ids, { personId: persons[0]?.personId });
    const once = { idempotencyKey: crypto.randomUUID() };
    const offer = { clientSystemId, toCentre: 'antwerpen', reason: 'Test: verhuisd.' };
    const { transferId } = await as(coordinator, offerTransfer, offer, once);
    const person = { set: 'national-number', nationalNumber: victim.nationalNumber ?? '' } as const;
    const asked = {
      person,
      receivedOn: '2026-01-05',
      identityChecked: 'electronic-identity',
      reader: 'person',
    } as const;
    const { requestId } = await as('privacy-officer', openAccessRequest, asked, once);
    Object.assign(ids, { transferId, requestId });
  });

  /** Every operation on one thing that was made above. */
  const onOne = served.filter(({ path }) => namesIn(path).length > 0 && !/\{(matchId|correctionId)\}/.test(path));
  /** Acts of one role, whatever the file: who lacks it hears that, of what is there and of what isn't alike. */
  const ofOneRole = ['handle-person-request'];
  const refusalOf = ({ action }: (typeof onOne)[number]) => (ofOneRole.includes(action) ? 403 : 404);

  it('there are such operations', () => {
    assert.ok(onOne.length >= 14);
  });

  it('a file of others is answered exactly as one that does not exist', async () => {
    const told: string[] = [];
    for (const operation of onOne) {
      const free = [...withGround, ...(needsNoGround[operation.action] ?? [])];
      const others = principals.filter((who) => !free.includes(who));
      const refusal = refusalOf(operation);
      const real = { ...sampleOf(operation), ...pick(ids, namesIn(operation.path)) };
      const unreal = {
        ...real,
        ...Object.fromEntries(namesIn(operation.path).map((name) => [name, crypto.randomUUID()])),
      };
      const compared = others.map(async (who) => {
        const token = await tokenOf(who);
        const [one, other] = [await send(operation, real, { token }), await send(operation, unreal, { token })];
        const same = JSON.stringify(withoutTrace(problemIn(one))) === JSON.stringify(withoutTrace(problemIn(other)));
        if (one.status !== refusal || other.status !== refusal || !same) {
          told.push(`${operation.id} for ${who}: ${String(one.status)} and ${String(other.status)}`);
        }
      });
      await Promise.all(compared);
    }
    assert.deepEqual(told, []);
  });

  it('whoever has a ground opens it (negative control)', async () => {
    const { clientSystemId = '', reportId = '', fileId = '', trajectoryId = '' } = ids;
    for (const who of ['police-liaison-gent', 'prosecution-criminologist', coordinator]) {
      assert.equal((await as(who, getPoliceReport, { reportId })).clientSystemId, clientSystemId);
    }
    assert.equal((await as('caw-worker', getTriageFile, { fileId })).state, 'decided');
    assert.equal((await as('case-director-1', getTrajectory, { trajectoryId })).state, 'unassigned');
  });

  it('the liaison of another zone finds it in no list and by no search', async () => {
    const who = 'police-liaison-aalst';
    const clientSystems = await collect((paging) => as(who, listClientSystems, paging));
    const reports = await collect((paging) => as(who, listPoliceReports, paging));
    const files = await collect((paging) => as(who, listTriageFiles, { ...paging, state: 'decided' }));
    const seen = [...clientSystems, ...reports, ...files].map((row) => row.clientSystemId);
    assert.ok(!seen.includes(ids['clientSystemId'] ?? ''));
    assert.deepEqual((await search(who)).hits, []);
    assert.equal((await search('police-liaison-gent')).hits.length, 1, 'negative control');
  });

  it('the system of a zone reports for its own zone only', async () => {
    const report = cast.report({ household: cast.household() });
    const token = await tokenOf('pz-aalst-system');
    const answer = await send(registerPoliceReport, report, { token });
    assert.deepEqual([answer.status, problemIn(answer).code], [403, 'not-allowed']);
    assert.equal((await as('pz-gent-system', registerPoliceReport, report)).outcome, 'accepted');
  });

  it('R04: a zone that exists, but has no protocol, is refused and told so', async () => {
    const zone = {
      organisation: 'pz-buggenhout-lebbeke',
      category: 'police',
      zones: ['5437'],
      roles: ['police-system'],
    };
    const client = await temporaryClient(zone);
    try {
      const report = { ...cast.report({ household: cast.household() }), zoneCode: '5437' };
      const answer = await send(registerPoliceReport, report, { token: await client.token() });
      assert.deepEqual([answer.status, problemIn(answer).code], [403, 'protocol-missing']);
    } finally {
      await withdrawClient(client);
    }
  });

  it('a coordinator of another centre sees nothing of this one', async () => {
    const elsewhere = await temporaryClient({ centre: 'lim', roles: ['operational-coordinator'] });
    try {
      const token = await elsewhere.token();
      for (const operation of [listClientSystems, listPoliceReports, listTriageFiles, listTrajectories]) {
        assert.deepEqual((await api.call(operation, {}, { token })).rows, [], operation.id);
      }
      for (const operation of onOne) {
        const answer = await send(
          operation,
          { ...sampleOf(operation), ...pick(ids, namesIn(operation.path)) },
          { token },
        );
        assert.equal(answer.status, refusalOf(operation), operation.id);
      }
    } finally {
      await withdrawClient(elsewhere);
    }
  });

  it('a token that was good a moment ago opens nothing once it has expired', async () => {
    const brief = await temporaryClient({ roles: ['operational-coordinator'], lifespanSeconds: 1 });
    try {
      const token = await brief.token();
      const ask = () => send(listTriageFiles, {}, { token });
      const until = Date.now() + 15_000;
      const statuses = [(await ask()).status];
      while (statuses.at(-1) === 200 && Date.now() < until) statuses.push((await ask()).status);
      assert.deepEqual([statuses[0], statuses.at(-1)], [200, 401]);
    } finally {
      await withdrawClient(brief);
    }
  });

  async function search(who: string) {
    const by = { set: 'national-number', nationalNumber: victim.nationalNumber ?? '' } as const;
    return as(who, searchClientSystems, { by, reason: 'Test: is dit gezin gekend?' });
  }
});

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

function pick(all: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, all[name] ?? '']));
}

function withoutTrace({ traceId: _traceId, ...problem }: ReturnType<typeof problemIn>) {
  return problem;
}
