import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { addYears, dateInBrussels } from '@veilighuis/calendar';
import type { AccessLine, LogSubject } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { ReadAccessLog } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import {
  GetPoliceReport,
  GrantGround,
  ListClientSystems,
  OrderErasure,
  PreviewErasure,
  SearchClientSystems,
  ShieldClientSystem,
} from '../../src/application/index.ts';
import { caller, coordinator, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { grantOf } from '../support/grants.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const asking = { operation: 'intake.read-access-log' };
const officer = caller('privacy-officer', {}, asking);
const director = caller('case-director', {}, asking);
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);

async function lines(about: LogSubject, who: Caller, forUse: 'view' | 'export' = 'view'): Promise<AccessLine[]> {
  return (await use(ReadAccessLog).execute({ about, use: forUse, limit: 1000 }, who)).rows;
}

async function refusal(about: LogSubject, who: Caller): Promise<ProblemError['problem']> {
  try {
    await lines(about, who);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return assert.fail('not refused');
}

const notFound = { ...new ProblemError('not-found').problem };

const makeHolder = (clientSystemId: string, { principal }: Caller) =>
  use(GrantGround).execute(grantOf(clientSystemId, principal.subject));

interface Made {
  readonly clientSystemId: string;
  readonly reportId: string;
  readonly personId: string;
}

async function newFile(birth: string): Promise<Made> {
  const { reportId } = await desk.register(report({ persons: couple(birth) }));
  const clientSystemId = await desk.clientSystemOf(reportId);
  const [person] = (await desk.overview(clientSystemId)).persons;
  assert.ok(person);
  return { clientSystemId, reportId, personId: person.personId };
}

describe('R32: who looked, in the part of the log that stands in this service', () => {
  let file: Made;
  let person: LogSubject;
  let ofFile: LogSubject;
  before(async () => {
    file = await newFile('720101');
    person = { by: 'person', personId: file.personId };
    ofFile = { by: 'file', clientSystemId: file.clientSystemId };
    await makeHolder(file.clientSystemId, director);
    await assert.rejects(desk.overview(file.clientSystemId, liaisonAalst), refusedAs('not-found'));
  });

  it('R31: the privacy officer reads of one person who, for which organisation, in which role, why, on what ground', async () => {
    const [look] = (await lines(person, officer)).filter(
      ({ kind, result }) => kind === 'staff' && result === 'granted',
    );
    assert.ok(look);
    const { lineId: _lineId, at: _at, ...told } = look;
    assert.deepEqual(told, {
      operation: 'intake.test',
      result: 'granted',
      userId: coordinator.principal.subject,
      kind: 'staff',
      organisation: coordinator.principal.organisation,
      roles: ['operational-coordinator'],
      purpose: 'coordination',
      ground: 'coordinator',
      clientSystemIds: [file.clientSystemId],
      personIds: [file.personId],
    });
  });

  it('R31: refused attempts on the file are in it, with the reason', async () => {
    const refused = (await lines(person, officer)).filter(({ userId }) => userId === liaisonAalst.principal.subject);
    assert.deepEqual(
      refused.map(({ result, reason, organisation, clientSystemIds }) => [
        result,
        reason,
        organisation,
        clientSystemIds,
      ]),
      [['refused', 'not-found', 'pz-aalst', [file.clientSystemId]]],
    );
  });

  it('the look of the officer is a line itself, and so is an export, told apart', async () => {
    await lines(person, officer, 'export');
    const own = (await lines(person, officer)).filter(({ userId }) => userId === officer.principal.subject);
    assert.equal(own[0]?.operation, 'intake.export-access-log');
    assert.ok(
      own.some(({ operation, purpose }) => operation === 'intake.read-access-log' && purpose === 'supervision'),
    );
  });

  it('a person whom nobody knows is answered as one that may not be seen, to whoever asks', async () => {
    const nobody: LogSubject = { by: 'person', personId: randomUUID() };
    const both: readonly LogSubject[] = [person, nobody];
    assert.deepEqual(await refusal(nobody, officer), notFound);
    const others = [coordinator, director, liaisonGent, caller('auditor'), caller('operations'), caller('caw-worker')];
    for (const who of others) {
      for (const about of both) assert.deepEqual(await refusal(about, who), notFound, who.principal.roles[0]);
    }
    assert.deepEqual(await refusal(person, caller('privacy-officer', { centre: 'ant' })), notFound, 'another centre');
    assert.deepEqual(await refusal(person, { ...officer, purpose: 'registration' }), notFound, 'another purpose');
  });

  it('an attempt to read the log of a person is in the log of that person', async () => {
    const curious = caller('case-supporter', {}, asking);
    await refusal(person, curious);
    const [line] = (await lines(person, officer)).filter(({ userId }) => userId === curious.principal.subject);
    assert.deepEqual([line?.operation, line?.result, line?.personIds], [asking.operation, 'refused', [file.personId]]);
  });

  it('the case holder reads who looked at the own file, and nobody else does', async () => {
    const seen = await lines(ofFile, director);
    assert.ok(seen.some(({ userId }) => userId === coordinator.principal.subject));
    assert.ok(seen.some(({ userId, result }) => userId === liaisonAalst.principal.subject && result === 'refused'));
    const again = (await lines(ofFile, director)).find(({ userId }) => userId === director.principal.subject);
    assert.deepEqual([again?.operation, again?.ground], [asking.operation, 'assigned']);
    const unknown: LogSubject = { by: 'file', clientSystemId: randomUUID() };
    for (const who of [caller('case-director'), coordinator, officer, liaisonGent, caller('auditor')]) {
      assert.deepEqual(await refusal(ofFile, who), notFound, who.principal.roles[0]);
      assert.deepEqual(await refusal(unknown, who), notFound, who.principal.roles[0]);
    }
  });

  it('R36: the log of a shielded file is unknown to a holder whom it does not name', async () => {
    const hidden = await newFile('720102');
    const about: LogSubject = { by: 'file', clientSystemId: hidden.clientSystemId };
    await makeHolder(hidden.clientSystemId, director);
    assert.ok((await lines(about, director)).length > 0, 'negative control');
    const { version } = await desk.overview(hidden.clientSystemId);
    const visibleTo = [coordinator.principal.subject];
    const wish = { clientSystemId: hidden.clientSystemId, visibleTo, reason: 'Test.' };
    await use(ShieldClientSystem).execute(wish, { ...coordinator, expectedVersion: version });
    assert.deepEqual(await refusal(about, director), notFound);
  });

  it('R30: a line of a list or a search tells nothing of the other files in it', async () => {
    const other = await newFile('720103');
    await use(ListClientSystems).execute({ limit: 100 }, coordinator);
    const listed = (await lines(ofFile, director)).filter(({ resultCount }) => (resultCount ?? 0) > 1);
    assert.ok(listed.length > 0);
    for (const about of [ofFile, person]) {
      const text = JSON.stringify(await lines(about, about.by === 'file' ? director : officer));
      assert.ok(!text.includes(other.clientSystemId) && !text.includes(other.personId));
    }
  });

  it('shows the lines page by page, each once', async () => {
    const all = await lines(ofFile, director);
    const paged: AccessLine[] = [];
    for (;;) {
      const last = paged.at(-1);
      const before = last && { at: last.at, lineId: last.lineId };
      const { rows } = await use(ReadAccessLog).execute({ about: ofFile, use: 'view', limit: 3, before }, director);
      paged.push(...rows);
      if (rows.length < 3) break;
    }
    const known = new Set(all.map(({ lineId }) => lineId));
    const later = paged.filter(({ lineId }) => !known.has(lineId));
    assert.ok(later.every(({ userId }) => userId === director.principal.subject));
    assert.deepEqual(
      paged.filter(({ lineId }) => known.has(lineId)).map(({ lineId }) => lineId),
      all.map(({ lineId }) => lineId),
    );
  });
});

describe('R31: viewing is no editing', () => {
  it('reads, searches, lists, refused attempts and looks into the log change nothing but the log', async () => {
    const file = await newFile('720104');
    await makeHolder(file.clientSystemId, director);
    const before = await everythingButTheLog();
    const shown = await desk.overview(file.clientSystemId);
    await use(GetPoliceReport).execute({ reportId: file.reportId }, coordinator);
    await use(ListClientSystems).execute({ limit: 100 }, coordinator);
    const by = { set: 'national-number', nationalNumber: nationalNumber('720104') } as const;
    assert.equal((await use(SearchClientSystems).execute({ by, reason: 'Test' }, coordinator)).hits.length, 1);
    await assert.rejects(desk.overview(file.clientSystemId, liaisonAalst));
    await lines({ by: 'person', personId: file.personId }, officer);
    await lines({ by: 'file', clientSystemId: file.clientSystemId }, director);
    assert.deepEqual(await everythingButTheLog(), before);
    assert.deepEqual(await desk.overview(file.clientSystemId), shown, 'the same version, the same file');
    await newFile('720105');
    assert.notDeepEqual(await everythingButTheLog(), before, 'negative control');
  });
});

describe('R50: the log when a file is erased', () => {
  it('still says who looked, and nothing of what was in the file', async () => {
    const file = await newFile('720106');
    const clientSystemId = file.clientSystemId;
    const lastEntryOn = addYears(dateInBrussels(new Date()), -15);
    await desk.running.database.db
      .collection<{ _id: string }>('client-systems')
      .updateOne({ _id: clientSystemId }, { $set: { lastEntryOn } });
    const about: LogSubject = { by: 'person', personId: file.personId };
    const before = await lines(about, officer);
    const { confirmation = '' } = await use(PreviewErasure).execute({ clientSystemIds: [clientSystemId] }, officer);
    await use(OrderErasure).execute({ clientSystemIds: [clientSystemId], confirmation }, officer);
    await assert.rejects(desk.overview(clientSystemId), refusedAs('not-found'), 'it is gone');
    const after = await lines(about, officer);
    const kept = new Set(after.map(({ lineId }) => lineId));
    assert.ok(before.length > 1 && before.every(({ lineId }) => kept.has(lineId)));
    const stored = await desk.running.database.db.collection('audit').find({ personIds: file.personId }).toArray();
    const text = JSON.stringify(stored);
    assert.ok(text.includes(file.personId));
    assert.doesNotMatch(text, /KANARIE|Van den Test|Suharto|GE\.43/);
  });
});

async function everythingButTheLog(): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const collection of await desk.running.database.db.collections()) {
    if (collection.collectionName.startsWith('audit')) continue;
    found[collection.collectionName] = await collection.find().sort({ _id: 1 }).toArray();
  }
  return found;
}
