import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { auditCollection } from '../src/audit/audit-row.ts';
import { outboxCollection } from '../src/outbox/outbox-row.ts';
import { dataKeyCollection } from '../src/vault/data-keys.ts';
import { inboxCollection } from '../src/work/inbox.ts';
import { newDatabaseName, newKey, Parts } from './support/harness.ts';
import { things } from './support/models.ts';
import { ownServer, type OwnServer } from './support/server.ts';

const moments = ['before-work', 'after-state-write', 'after-last-insert', 'after-commit'] as const;

describe('A process that is killed in the middle of its work', () => {
  const keys = newKey('k1');
  let own: OwnServer;
  let parts: Parts;
  before(async () => {
    own = await ownServer();
    parts = await Parts.open(own.server.url, newDatabaseName());
    await parts.database.ready;
    // What a killed process had open is rolled back after this time; the default is a minute.
    await parts.database.client.db('admin').command({ setParameter: 1, transactionLifetimeLimitSeconds: 1 });
  });
  after(async () => {
    await parts.database.close();
    await own[Symbol.asyncDispose]();
  });

  function start(id: string, step: string) {
    const env = {
      ...process.env,
      URL_: own.server.url,
      NAME: parts.database.db.databaseName,
      KEYS: keys,
      ID: id,
      STEP: step,
    };
    return fork(new URL('./support/killed-child.js', import.meta.url), { env });
  }

  async function rows(id: string): Promise<number[]> {
    const { db } = parts.database;
    return Promise.all([
      things.in(db).countDocuments({ _id: id }),
      outboxCollection.in(db).countDocuments({ 'envelope.subject': id }),
      auditCollection.in(db).countDocuments({ clientSystemIds: id }),
      inboxCollection.in(db).countDocuments({ _id: id }),
      dataKeyCollection.in(db).countDocuments({ _id: id }),
    ]);
  }

  for (const moment of moments) {
    it(`${moment}: all of it is stored or nothing, and doing it again gives one effect`, async () => {
      const id = randomUUID();
      const child = start(id, moment);
      assert.deepEqual((await once(child, 'message'))[0], moment);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const committed = moment === 'after-commit' ? 1 : 0;
      assert.deepEqual(
        await rows(id),
        Array.from({ length: 5 }, () => committed),
      );
      const again = start(id, 'none');
      assert.deepEqual((await once(again, 'message'))[0], 'done');
      await once(again, 'exit');
      assert.deepEqual(await rows(id), [1, 1, 1, 1, 1]);
    });
  }
});
