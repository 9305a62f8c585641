import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  acceptTransfer,
  assignTrajectory,
  closeAccessRequest,
  composeAccessAnswer,
  getOverviewFile,
  getTrajectory,
  getTriageFile,
  listTransfers,
  offerTransfer,
  openAccessRequest,
  recordAddress,
  recordForwarding,
  recordWords,
  registerClientSystem,
  splitAccessRequest,
} from '@veilighuis/contracts';
import { poll } from '@veilighuis/testing';
import { Cast } from '../support/cast.ts';
import { api, as, coordinator, signIn, today } from '../support/platform.ts';
import { posted } from '../support/posted.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';
import { temporaryClient, withdrawClient, type TemporaryClient } from '../support/temporary-client.ts';

const cast = new Cast(1981);
const officer = 'privacy-officer';
const once = () => ({ idempotencyKey: crypto.randomUUID() });
const WITHIN_MS = 30_000;

describe('Story 6: the father asks what is kept about him', { timeout: 120_000 }, () => {
  before(protocolsOfZones);

  it('R33, R34, R35: he gets what concerns him, nothing of the police, and nowhere her address', async () => {
    const household = cast.household({ childAges: [9] });
    const { suspect: father, victim: mother, children } = household;
    const clientSystemId = await reported(cast.report({ household, level: 'high' }));
    const persons = [father, mother].map(({ ref, name, nationalNumber }) => ({
      ref,
      name,
      ...(nationalNumber === undefined ? {} : { nationalNumber }),
    }));
    const registration = {
      persons,
      relations: [{ from: father.ref, to: mother.ref, relation: 'partner' }],
      question: 'Test: wat kunnen wij doen?',
      municipality: household.municipality,
      belowThresholdMotivation: 'Test.',
      crisisDutyUnderstood: true,
    } as const;
    await as('caw-worker', registerClientSystem, { ...registration, relations: [...registration.relations] }, once());
    const file = await as(coordinator, getOverviewFile, { clientSystemId });
    const idOf = (family?: string) => file.persons.find(({ name }) => name.family === family)?.personId ?? '';
    const shelter = { street: `Kanarieschuilplaats ${String(Date.now())}`, municipality: '44021', safe: true };
    const words = `Kanariewoorden ${String(Date.now())}`;
    posted.add(shelter.street, words);
    const hers = { clientSystemId, personId: idOf(mother.name.family), ...shelter, since: today };
    const { version } = await as(coordinator, recordAddress, hers, { version: file.version });
    const his = { clientSystemId, personId: idOf(children[0]?.name.family), text: words, spokenOn: today };
    await as(coordinator, recordWords, his, { version });

    const asked = {
      person: { set: 'national-number', nationalNumber: father.nationalNumber ?? '' },
      receivedOn: today,
      identityChecked: 'power-of-attorney',
      reader: 'lawyer',
    } as const;
    await refusalOf(as(coordinator, openAccessRequest, asked, once()), 'not-allowed');
    const { requestId, version: opened } = await as(officer, openAccessRequest, asked, once());
    const answer = await as(officer, composeAccessAnswer, { requestId });
    const told = JSON.stringify(answer);
    assert.ok(told.includes(father.name.family ?? '?'), 'negative control: it holds his name');
    for (const word of [shelter.street, words, mother.name.family, mother.nationalNumber, children[0]?.name.family]) {
      assert.ok(word !== undefined && !told.includes(word), word);
    }
    assert.doesNotMatch(told, /police|politie|pz-|pv|report|suspect|parket|GBA/i);

    const { forward } = await as(officer, splitAccessRequest, { requestId });
    assert.deepEqual(forward, [{ authority: 'GBA', origin: 'police', done: false }]);
    const closing = { requestId, answeredOn: today };
    await refusalOf(as(officer, closeAccessRequest, closing, { version: opened }), 'conflict');
    const gba = { requestId, authority: 'GBA', on: today };
    const forwarded = await as(officer, recordForwarding, gba, { version: opened });
    await as(officer, closeAccessRequest, closing, { version: forwarded.version });
  });
});

describe('R51: a file goes to another centre', { timeout: 120_000 }, () => {
  const director = 'case-director-1';
  let there: TemporaryClient;

  before(async () => {
    await protocolsOfZones();
    there = await temporaryClient({ roles: ['operational-coordinator'], centre: 'antwerpen' });
  });
  after(() => withdrawClient(there));

  it('through every service: the new coordinator sees it, and nobody of the old centre any more', async () => {
    const clientSystemId = await reported(cast.report({ household: cast.household(), level: 'high' }));
    const { fileId } = await waitingFile(clientSystemId);
    await decide(await admit(fileId), { outcome: 'include-track-3' });
    const [trajectory] = await trajectoriesOf(clientSystemId);
    assert.ok(trajectory !== undefined);
    const { trajectoryId, version } = trajectory;
    const assigneeId = await signIn.subjectOf(director);
    await as(coordinator, assignTrajectory, { trajectoryId, assigneeId }, { version });
    const looks = () => as(director, getOverviewFile, { clientSystemId }).catch(() => undefined);
    assert.ok((await poll(looks, (file) => file !== undefined, WITHIN_MS)) !== undefined, 'negative control');
    const token = await there.token();
    await refusalOf(api.call(getOverviewFile, { clientSystemId }, { token }), 'not-found');

    const offer = { clientSystemId, toCentre: 'antwerpen', reason: 'Test: het gezin verhuisde.' };
    await refusalOf(as(director, offerTransfer, offer, once()), 'not-found');
    const { transferId } = await as(coordinator, offerTransfer, offer, once());
    const { rows } = await api.call(listTransfers, { direction: 'in' }, { token });
    assert.ok(rows.some((row) => row.transferId === transferId));
    await refusalOf(as(coordinator, acceptTransfer, { transferId }, { version: 1 }), 'not-found');
    await api.call(acceptTransfer, { transferId }, { token, version: 1 });

    const settled = () => api.call(getTrajectory, { trajectoryId }, { token }).catch(() => undefined);
    const moved = await poll(settled, (one) => one !== undefined, WITHIN_MS);
    assert.equal(moved?.state, 'unassigned');
    const table = () => api.call(getTriageFile, { fileId }, { token }).catch(() => undefined);
    assert.equal((await poll(table, (one) => one !== undefined, WITHIN_MS))?.clientSystemId, clientSystemId);
    assert.equal((await api.call(getOverviewFile, { clientSystemId }, { token })).persons.length, 2);
    for (const who of [coordinator, director]) {
      await refusalOf(as(who, getOverviewFile, { clientSystemId }), 'not-found');
      await refusalOf(as(who, getTrajectory, { trajectoryId }), 'not-found');
    }
    await refusalOf(as(coordinator, getTriageFile, { fileId }), 'not-found');
  });
});
