import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  getOverviewFile,
  getPoliceReport,
  getTriageFile,
  listPoliceReports,
  searchClientSystems,
  shieldClientSystem,
} from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';
import { collect } from '@veilighuis/testing';
import { decodeJwt } from 'jose';
import { Cast } from '../support/cast.ts';
import { hiding, type Hiding } from '../support/hiding.ts';
import { principals } from '../support/permitted.ts';
import { as, coordinator, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { reported, waitingFile } from '../support/table.ts';
import { sampleOf, send, served } from '../support/walk.ts';

const cast = new Cast(1968);

interface Shielded {
  readonly clientSystemId: string;
  readonly reportId: string;
  readonly fileId: string;
  /** Family name and national number of whoever everybody knows. */
  readonly name: string;
  readonly nationalNumber: string;
}

/** Ids in paths and inputs, by the name of the field. */
type Ids = Readonly<Record<string, string>>;

/**
 * Records that stand in the world only to be missed: each role asks everything that can be asked, and none of them may
 * come out. What the run leaves in databases, queues, logs and metrics is looked through by the tests of `traces`.
 */
describe('Canaries: what is walled or shielded comes out for nobody else', { timeout: 300_000 }, () => {
  let home: Hiding;
  let hidden: Shielded;

  before(async () => {
    await protocolsOfZones();
    home = await hiding(cast);
    hidden = await shieldedFile();
  });

  const others = principals.filter((who) => who !== coordinator);
  const reads = served.filter(({ effect, mediaType }) => effect === 'read' && mediaType === undefined);

  it('R35: safe address, safe contact and words of the child, in no answer to anyone but the coordinator', async () => {
    const { clientSystemId, mother } = home;
    const out = await walk(others, Object.values(home.canaries), { clientSystemId, personId: mother });
    assert.deepEqual(out, []);
    const own = await walk([coordinator], [home.canaries.shelter], { clientSystemId, personId: mother });
    assert.ok(
      own.some((line) => line.includes('get-overview-file')),
      'the coordinator sees it (negative control)',
    );
  });

  it('R36: name, number and id of a shielded file, in no answer to anyone who is not named', async () => {
    const { clientSystemId, reportId, fileId, name, nationalNumber } = hidden;
    // The privacy officer knows that there is one, and who is named; never who it is about.
    const strangers = others.filter((who) => who !== 'privacy-officer');
    const ids = { clientSystemId, reportId, fileId };
    assert.deepEqual(await walk(strangers, [name, nationalNumber, clientSystemId, reportId, fileId], ids), []);
    assert.deepEqual(await walk(['privacy-officer'], [name, nationalNumber], ids), []);
    const named = await walk([coordinator], [name], ids);
    assert.ok(
      named.some((line) => line.includes('get-overview-file')),
      'whoever is named sees it (negative control)',
    );
  });

  it('R36: a search by that name or number finds nothing, and finds it for whoever is named', async () => {
    const by = { set: 'national-number', nationalNumber: hidden.nationalNumber } as const;
    const find = async (who: string) => (await as(who, searchClientSystems, { by, reason: 'Test: alarm.' })).hits;
    for (const who of ['police-liaison-gent', 'caw-worker', 'prosecution-criminologist', 'case-director-1'])
      assert.deepEqual(await find(who), [], who);
    assert.equal((await find(coordinator)).length, 1, 'negative control');
  });

  /** Asks every read of everyone, with the ids where they fit; names each answer in which one of these stands. */
  async function walk(who: readonly string[], canaries: readonly string[], ids: Ids): Promise<string[]> {
    const out: string[] = [];
    for (const operation of reads) {
      const asked = who.map(async (one) => {
        const token = await tokenOf(one);
        for await (const text of pagesOf(operation, ids, token)) {
          const found = canaries.filter((canary) => text.includes(canary) && !isEcho(operation, canary));
          if (found.length > 0) out.push(`${operation.id} for ${one}`);
        }
      });
      await Promise.all(asked);
    }
    return out;
  }

  async function shieldedFile(): Promise<Shielded> {
    const household = cast.household();
    const clientSystemId = await reported(cast.report({ household, level: 'high' }));
    const { fileId } = await waitingFile(clientSystemId);
    const reports = await collect((paging) => as(coordinator, listPoliceReports, paging));
    const reportId = reports.find((row) => row.clientSystemId === clientSystemId)?.reportId ?? '';
    assert.equal((await as(coordinator, getPoliceReport, { reportId })).clientSystemId, clientSystemId);
    const { version } = await as(coordinator, getOverviewFile, { clientSystemId });
    const visibleTo = [decodeJwt(await tokenOf(coordinator)).sub ?? ''];
    const reason = 'Test: een collega is partij.';
    await as(coordinator, shieldClientSystem, { clientSystemId, visibleTo, reason }, { version });
    await untilTriageHasHeard(fileId);
    const { name, nationalNumber = '' } = household.victim;
    return { clientSystemId, reportId, fileId, name: name.family ?? '', nationalNumber };
  }
});

/** The answers to an operation, page by page; a refusal is an answer too. */
async function* pagesOf(operation: OperationDefinition, ids: Ids, token: string): AsyncIterable<string> {
  const { cursor: _cursor, limit: _limit, ...sample } = sampleOf(operation);
  const own = Object.fromEntries(Object.entries(ids).filter(([name]) => operation.path.includes(`{${name}}`)));
  const paging = 'limit' in operation.input.shape ? { limit: '100' } : {};
  for (let cursor: string | undefined; ;) {
    const input = { ...sample, ...own, ...paging, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await send(operation, input, { token });
    yield answer.text;
    cursor = (answer.body as { nextCursor?: string } | undefined)?.nextCursor;
    if (cursor === undefined) return;
  }
}

/** An id that the caller sent comes back in the address of the answer, and tells nothing. */
function isEcho({ path }: OperationDefinition, canary: string): boolean {
  return path.includes('{') && /^[0-9a-f-]{36}$/.test(canary);
}

/** Shielding travels to triage as an event. */
async function untilTriageHasHeard(fileId: string): Promise<void> {
  const token = await tokenOf('caw-worker');
  const until = Date.now() + 30_000;
  while (Date.now() < until) if ((await send(getTriageFile, { fileId }, { token })).status === 404) return;
  assert.fail('triage did not hear of the shielding');
}
