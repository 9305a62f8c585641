import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { noticeKinds } from '@veilighuis/contracts';
import type { PreferenceSet } from '../../src/preferences/preferences.ts';
import { Preferences, preferencesCollection } from '../../src/preferences/preferences.ts';
import { keyOf, ownDatabase, sealBy } from '../support/own-database.ts';

const chosen: PreferenceSet = {
  language: 'en',
  columns: { trajectories: ['label', 'phase'] },
  savedFilters: [{ list: 'trajectories', name: 'Kanarienaam', filter: { phase: 'exploration' } }],
  noticeKinds: [],
};

describe('Preferences', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>;
  let preferences: Preferences;
  const at = new Date('2026-03-02T07:40:00Z');
  const rows = () => preferencesCollection.in(database.db);
  before(async () => {
    database = await ownDatabase(preferencesCollection);
    preferences = new Preferences(rows(), sealBy(keyOf('k1'), 'preferences'));
  });
  after(() => database.drop());

  it('are the usual ones until someone chooses, and each user has their own', async () => {
    const [anna, bart] = [randomUUID(), randomUUID()];
    await preferences.save(anna, chosen, at);
    assert.deepEqual(await preferences.of(anna, at), chosen);
    const usual = { language: 'nl-BE', columns: {}, savedFilters: [], noticeKinds: [...noticeKinds] };
    assert.deepEqual(await preferences.of(bart, at), usual);
  });

  it('R41: the names of filters are not to be read in the database, nor opened under another name', async () => {
    const [anna, bart] = [randomUUID(), randomUUID()];
    await preferences.save(anna, chosen, at);
    const row = await rows().findOne({ _id: anna });
    assert.ok(row);
    assert.doesNotMatch(JSON.stringify(row), /Kanarienaam/);
    await rows().insertOne({ ...row, _id: bart });
    assert.deepEqual((await preferences.of(bart, at)).savedFilters, []);
  });

  it('stay for who comes back within 400 days', async () => {
    const anna = randomUUID();
    const later = new Date('2026-09-02T07:40:00Z');
    await preferences.save(anna, chosen, at);
    await preferences.of(anna, later);
    assert.deepEqual((await rows().findOne({ _id: anna }))?.usedAt, later);
    const expiry = (await rows().indexes()).find(({ name }) => name === 'expiry');
    assert.equal(expiry?.expireAfterSeconds, 400 * 24 * 3600);
  });
});
