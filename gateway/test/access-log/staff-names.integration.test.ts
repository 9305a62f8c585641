import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { BoundSeal, KeyRing } from '@veilighuis/persistence';
import { MongoClient } from 'mongodb';
import { staffNameCollection, StaffNames } from '../../src/access-log/staff-names.ts';

const url = process.env['MONGO_URL'] ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';
const key = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`;
const day = (text: string) => new Date(`${text}T09:00:00Z`);

describe('R31: the name of then', () => {
  const client = new MongoClient(url);
  const db = client.db(`test-gateway-${randomUUID().slice(0, 8)}`);
  const rows = staffNameCollection.in(db);
  const keys = key('k1');
  const namesBy = (text: string) => new StaffNames(rows, new BoundSeal(KeyRing.parse(text), 'names-of-staff'));
  const names = namesBy(keys);
  const [anna, bart] = [randomUUID(), randomUUID()];
  before(async () => {
    await names.record(anna, 'Anna Proefmans', day('2026-01-10'));
    await names.record(anna, 'Anna Proefmans', day('2026-02-10'));
    await names.record(anna, 'Anna Modelaere', day('2026-03-10'));
    await names.record(bart, 'Bart Kanarie', day('2026-01-10'));
  });
  after(async () => {
    await db.dropDatabase();
    await client.close();
  });

  it('is the one that they had at that moment, also after they got another', async () => {
    const nameOf = await names.namer([anna, bart, anna]);
    assert.deepEqual(
      [
        nameOf(anna, day('2026-01-10')),
        nameOf(anna, day('2026-02-20')),
        nameOf(anna, day('2026-05-01')),
        nameOf(bart, day('2026-05-01')),
      ],
      ['Anna Proefmans', 'Anna Proefmans', 'Anna Modelaere', 'Bart Kanarie'],
    );
    assert.equal(nameOf(anna, day('2026-01-09')), undefined, 'before the first sign-in');
    assert.equal((await names.namer([randomUUID()]))(anna, day('2026-05-01')), undefined);
  });

  it('is written once while it stays the same', async () => {
    assert.equal(await rows.countDocuments({ subject: anna }), 2);
  });

  it('R41: is not to be read in the database', async () => {
    assert.doesNotMatch(JSON.stringify(await rows.find().toArray()), /Proefmans|Modelaere|Kanarie/);
  });

  it('can not be given to somebody else, nor to another time, by whoever writes to the database', async () => {
    const [first] = await rows.find({ subject: bart }).toArray();
    assert.ok(first);
    await rows.insertOne({ ...first, _id: randomUUID(), subject: anna, from: day('2026-06-01') });
    const nameOf = await names.namer([anna]);
    assert.equal(nameOf(anna, day('2026-07-01')), undefined);
    await rows.deleteOne({ subject: anna, from: day('2026-06-01') });
  });

  it('opens after the keys were rotated, as long as the old one is kept', async () => {
    const rotated = await namesBy(`${key('k2')},${keys}`).namer([bart]);
    assert.equal(rotated(bart, day('2026-05-01')), 'Bart Kanarie');
    const lost = await namesBy(key('k2')).namer([bart]);
    assert.equal(lost(bart, day('2026-05-01')), undefined, 'negative control');
  });
});
