import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import type { Problem } from '@veilighuis/contracts';
import type { DraftPlace } from '../../src/drafts/drafts.ts';
import { draftCollection, Drafts } from '../../src/drafts/drafts.ts';
import { keyOf, ownDatabase, sealBy } from '../support/own-database.ts';

const text = (words: string) => JSON.stringify({ words });

describe('Drafts', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>;
  let drafts: Drafts;
  const keys = keyOf('k1');
  const at = new Date('2026-03-02T07:40:00Z');
  const later = new Date('2026-03-02T07:45:00Z');
  const place = (): DraftPlace => ({ owner: randomUUID(), form: 'contact', subject: randomUUID() });
  const rows = () => draftCollection.in(database.db);
  before(async () => {
    database = await ownDatabase(draftCollection);
    drafts = new Drafts(rows(), sealBy(keys, 'drafts'));
  });
  after(() => database.drop());

  it('nobody else reads one: not at the same form, and not after the row was put under their name', async () => {
    const mine = place();
    const theirs = { ...mine, owner: randomUUID() };
    await drafts.save(mine, text('Van mij.'), undefined, at);
    assert.deepEqual(await drafts.get(theirs), { draft: null });
    assert.deepEqual(await drafts.list(theirs.owner), []);
    assert.equal(await drafts.discard(theirs), false);
    const [row] = await rows().find({ owner: mine.owner }).toArray();
    assert.ok(row);
    await rows().insertOne({ ...row, _id: `${theirs.owner}:contact:${mine.subject}`, owner: theirs.owner });
    assert.deepEqual(await drafts.get(theirs), { draft: null });
    assert.equal((await drafts.get(mine)).draft?.content, text('Van mij.'), 'negative control');
  });

  it('R41: is not to be read in the database', async () => {
    const mine = place();
    await drafts.save(mine, text('Kanariewoord'), undefined, at);
    assert.doesNotMatch(JSON.stringify(await rows().find({ owner: mine.owner }).toArray()), /Kanariewoord/);
  });

  it('what another device saved in between is not overwritten, and the other is told its number', async () => {
    const mine = place();
    const first = await drafts.save(mine, text('Laptop.'), undefined, at);
    const second = await drafts.save(mine, text('Telefoon.'), first.revision, later);
    const problem = await refusalOf(drafts.save(mine, text('Laptop verder.'), first.revision, later));
    assert.deepEqual([problem.code, problem.currentVersion], ['conflict', second.revision]);
    assert.equal((await refusalOf(drafts.save(mine, text('Nieuw.'), undefined, later))).code, 'conflict');
    assert.equal((await drafts.get(mine)).draft?.content, text('Telefoon.'));
  });

  it('the same text twice is harmless, whatever number it is said to follow', async () => {
    const mine = place();
    const first = await drafts.save(mine, text('Zelfde.'), undefined, at);
    const again = await drafts.save(mine, text('Zelfde.'), undefined, later);
    assert.deepEqual([again.revision, again.savedAt], [first.revision, later.toISOString()]);
  });

  it('of two devices at the same moment one stands, and the other gets a conflict', async () => {
    const mine = place();
    const { revision } = await drafts.save(mine, text('Begin.'), undefined, at);
    const devices = [0, 1, 2, 3].map((one) => drafts.save(mine, text(`Toestel ${String(one)}`), revision, later));
    const outcomes = await Promise.allSettled(devices);
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    const fresh = place();
    const firsts = [0, 1, 2, 3].map((one) => drafts.save(fresh, text(`Eerste ${String(one)}`), undefined, at));
    const begun = await Promise.allSettled(firsts);
    assert.equal(begun.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('one that was discarded elsewhere does not come back by itself, nor over a text begun since', async () => {
    const mine = place();
    const { revision } = await drafts.save(mine, text('Oud.'), undefined, at);
    assert.equal(await drafts.discard(mine), true);
    assert.equal(await drafts.discard(mine), false);
    const gone = await refusalOf(drafts.save(mine, text('Ouder.'), revision, later));
    assert.deepEqual([gone.code, gone.currentVersion], ['conflict', undefined]);
    const begun = await drafts.save(mine, text('Nieuw.'), undefined, later);
    assert.notEqual(begun.revision, revision);
    assert.equal((await refusalOf(drafts.save(mine, text('Ouder.'), revision, later))).code, 'conflict');
  });

  it('are listed without their texts, the one saved last first', async () => {
    const mine = place();
    const other = { ...mine, form: 'registration', subject: 'new' } as const;
    const one = await drafts.save(mine, text('Een.'), undefined, at);
    const two = await drafts.save(other, text('Twee.'), undefined, later);
    assert.deepEqual(await drafts.list(mine.owner), [
      { form: 'registration', subject: 'new', ...two },
      { form: 'contact', subject: mine.subject, ...one },
    ]);
  });

  it('of one user there are 200 at most; what is there can still be saved', async () => {
    const { owner } = place();
    const many = Array.from({ length: 200 }, () => ({ ...place(), owner }));
    await Promise.all(many.map((one) => drafts.save(one, '{}', undefined, at)));
    assert.equal((await refusalOf(drafts.save({ ...place(), owner }, '{}', undefined, at))).code, 'conflict');
    const [known] = await drafts.list(owner);
    assert.ok(known);
    await drafts.save({ owner, form: known.form, subject: known.subject }, '{"more":1}', known.revision, later);
  });

  it('R50: what is written about an erased record goes, whoever wrote it', async () => {
    const [one, other] = [place(), place()];
    const same = { ...other, subject: one.subject };
    for (const each of [one, other, same]) await drafts.save(each, text('Over wie?'), undefined, at);
    await drafts.eraseAbout([one.subject]);
    assert.deepEqual(
      [await drafts.get(one), await drafts.get(same), (await drafts.get(other)).draft === null],
      [{ draft: null }, { draft: null }, false],
    );
  });

  it('goes 30 days after it was saved last', async () => {
    const expiry = (await rows().indexes()).find(({ name }) => name === 'expiry');
    assert.deepEqual([expiry?.key, expiry?.expireAfterSeconds], [{ savedAt: 1 }, 30 * 24 * 3600]);
  });

  it('opens after the keys were rotated; one that no key opens gives way to a new text', async () => {
    const mine = place();
    const { revision } = await drafts.save(mine, text('Sleutel.'), undefined, at);
    const rotated = new Drafts(rows(), sealBy(`${keyOf('k2')},${keys}`, 'drafts'));
    assert.equal((await rotated.get(mine)).draft?.content, text('Sleutel.'));
    const lost = new Drafts(rows(), sealBy(keyOf('k3'), 'drafts'));
    assert.deepEqual(await lost.get(mine), { draft: null });
    await lost.save(mine, text('Opnieuw.'), revision, later);
  });
});

async function refusalOf(act: Promise<unknown>): Promise<Problem> {
  try {
    await act;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return assert.fail('it was not refused');
}
