import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  discardDraft,
  getDraft,
  getPreferences,
  listColleagues,
  listDrafts,
  listNotices,
  markNoticesRead,
  ownAffairs,
  saveDraft,
  savePreferences,
} from '@veilighuis/contracts';
import { exchange, problemIn } from '../support/exchange.ts';
import { addresses, as, tokenOf } from '../support/platform.ts';
import { refusalOf } from '../support/refusal.ts';
import { filled, send } from '../support/walk.ts';
import { withDatabases } from '../support/witness.ts';

const director = 'case-director-1';
const subject = crypto.randomUUID();
const place = { form: 'contact', subject } as const;
const text = (words: string) => JSON.stringify({ words });

describe('A text that is not sent yet', { timeout: 60_000 }, () => {
  it('is kept for its writer, on every device, and for nobody else, whatever their role', async () => {
    const { revision } = await as(director, saveDraft, { ...place, content: text('Begonnen.') });
    assert.equal((await as(director, getDraft, place)).draft?.content, text('Begonnen.'));
    for (const who of ['case-director-2', 'operational-coordinator', 'privacy-officer', 'operations'])
      assert.deepEqual(await as(who, getDraft, place), { draft: null }, who);
    const more = await as(director, saveDraft, { ...place, content: text('Verder.'), expectedRevision: revision });
    assert.equal(more.revision, revision + 1);
    assert.deepEqual((await as(director, listDrafts, {})).rows.filter((row) => row.subject === subject).length, 1);
  });

  it('is not overwritten by what another device began from an older one', async () => {
    const problem = await refusalOf(as(director, saveDraft, { ...place, content: text('Ouder.') }), 'conflict');
    const { draft } = await as(director, getDraft, place);
    assert.equal(problem.currentVersion, draft?.revision);
  });

  it('R41: does not stand in the database, and no URL holds it', async () => {
    const rows = await withDatabases(addresses.database, (client) =>
      client.db('vh-gateway').collection('drafts').find({ subject }).toArray(),
    );
    assert.equal(rows.length, 1);
    assert.doesNotMatch(JSON.stringify(rows), /Verder|Begonnen/);
    assert.equal(filled(saveDraft, { ...place, content: 'x' }).path, `/drafts/contact/${subject}`);
  });

  it('of an unknown form, that is no JSON or too long is refused with the field', async () => {
    const token = await tokenOf(director);
    const faults = [
      { ...place, form: 'diary', content: '{}' },
      { ...place, content: '{"a":' },
      { ...place, content: JSON.stringify('é'.repeat(150_000)) },
    ].map(async (input) => problemIn(await send(saveDraft, input, { token })));
    assert.deepEqual(
      (await Promise.all(faults)).map(({ code, fields }) => [
        code,
        fields?.map(({ field, code: fault }) => `${field} ${fault}`),
      ]),
      [
        ['invalid-input', ['form invalid_value']],
        ['invalid-input', ['content not-json']],
        ['invalid-input', ['content too-long']],
      ],
    );
  });

  it('is gone once it is thrown away', async () => {
    assert.deepEqual(await as(director, discardDraft, place), { discarded: true });
    assert.deepEqual(await as(director, getDraft, place), { draft: null });
    assert.deepEqual(await as(director, discardDraft, place), { discarded: false });
  });
});

describe('Preferences', { timeout: 60_000 }, () => {
  const chosen = {
    language: 'en',
    columns: { trajectories: ['label', 'phase'] },
    savedFilters: [{ list: 'trajectories', name: 'Mijn werk', filter: { phase: 'exploration' } }],
    noticeKinds: ['trajectory-assigned'],
  } as const;

  it('are each user’s own, and hold no words but the name of a filter', async () => {
    const who = 'strategic-coordinator';
    await as(who, savePreferences, structuredClone(chosen) as never);
    assert.deepEqual(await as(who, getPreferences, {}), chosen);
    assert.equal((await as('auditor', getPreferences, {})).language, 'nl-BE');
    const [filter] = chosen.savedFilters;
    const worded = { ...chosen, savedFilters: [{ ...filter, filter: { phase: 'Jan Peeters' } }] };
    const answer = await send(savePreferences, worded, { token: await tokenOf(who) });
    assert.equal(problemIn(answer).fields?.[0]?.field, 'savedFilters.0.filter.phase');
  });
});

describe('What is each user’s own', { timeout: 60_000 }, () => {
  let machine = '';
  before(async () => {
    machine = await tokenOf('pz-gent-system');
  });

  it('is not for a system, nor for a stranger', async () => {
    const own = ownAffairs.filter(({ id }) => !id.includes('secrecy'));
    assert.ok(own.length >= 8);
    for (const operation of [...own, listColleagues]) {
      const input = { ...place, content: '{}', noticeIds: [subject], ...chosenBy(operation.id) };
      const asSystem = await send(operation, pick(operation.input.shape, input), { token: machine });
      assert.deepEqual([asSystem.status, problemIn(asSystem).code], [403, 'not-allowed'], operation.id);
      const asNobody = await send(operation, pick(operation.input.shape, input));
      assert.equal(asNobody.status, 401, operation.id);
    }
  });

  it('R30: colleagues are listed by those who give work to each other, and by no table member', async () => {
    for (const who of ['police-liaison-gent', 'caw-worker', 'expert', 'auditor', 'operations'])
      await refusalOf(as(who, listColleagues, {}), 'not-allowed');
    assert.ok(Array.isArray((await as(director, listColleagues, { role: 'case-director' })).rows));
    const unknown = await exchange('/api/v1/colleagues?role=boss', { token: await tokenOf(director) });
    assert.equal(unknown.status, 422);
  });

  it('takes no other method', async () => {
    const token = await tokenOf(director);
    const answer = await exchange('/api/v1/drafts', { method: 'POST', token, body: {} });
    assert.deepEqual([answer.status, answer.headers.get('allow')], [405, 'GET']);
  });

  it('reads notices without any, and marks what is not there', async () => {
    assert.ok((await as('expert', listNotices, {})).rows.length >= 0);
    assert.deepEqual(await as('expert', markNoticesRead, { noticeIds: [subject] }), { unread: 0 });
  });
});

function chosenBy(id: string): object {
  return id === savePreferences.id ? { language: 'en', columns: {}, savedFilters: [], noticeKinds: [] } : {};
}

function pick(shape: object, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in shape));
}
