import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { dateInBrussels } from '@veilighuis/calendar';
import { explainQueries } from '@veilighuis/persistence';
import { FollowMerge, ListTriageFiles, RecordMinorConsultation } from '../../src/application/index.ts';
import { cawWorker, coordinator, having, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { merged, requested, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

/** A word that stands nowhere else. */
const CANARY = 'kanarievogel';

/** A file through its whole life, with the canary in everything that someone writes. */
async function live(): Promise<void> {
  const { fileId, clientSystemId } = await table.open({ hasMinor: true });
  await table.request(requested(clientSystemId, { reasons: ['repeat'], repeat: true }, { sequence: 2 }));
  await table.request(requested(clientSystemId, { reasons: ['repeat'], repeat: true }, { sequence: 3 }));
  const { version } = await table.get(fileId);
  await triage.get(RecordMinorConsultation).execute(
    {
      fileId,
      facility: 'OCJ',
      organisation: 'ocj-gent',
      contact: CANARY,
      on: dateInBrussels(new Date()),
      outcome: `Samen opvolgen, zegt ${CANARY}.`,
    },
    having(coordinator, version),
  );
  await table.admit(fileId);
  await table.decide(fileId, {
    motivation: CANARY,
    participants: ['pz-gent'],
    absent: [{ organisation: 'parket-oost-vlaanderen', reason: CANARY }],
    dissent: [{ organisation: 'pz-gent', text: CANARY }],
    actions: [{ text: CANARY, organisation: 'pz-gent', dueOn: '2999-01-01' }],
    overrideReason: CANARY,
  });
  assert.ok(JSON.stringify(await table.get(fileId)).includes(CANARY));
  await triage.get(FollowMerge).execute(merged(randomUUID(), clientSystemId, 4), { undone: false });
}

async function listAll(): Promise<void> {
  for (const who of [coordinator, cawWorker, liaisonGent]) {
    for (const state of ['waiting', 'decided'] as const) {
      const page = await triage.get(ListTriageFiles).execute({ limit: 1, state }, who);
      if (page.nextCursor !== undefined)
        await triage.get(ListTriageFiles).execute({ limit: 1, state, cursor: page.nextCursor }, who);
    }
  }
}

describe('R41: what someone wrote stands nowhere in the database in the clear', () => {
  async function collectionsWith(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const { collectionName } of await triage.database.db.collections()) {
      const documents = await triage.database.db.collection(collectionName).find().toArray();
      if (JSON.stringify(documents).includes(text)) found.push(collectionName);
    }
    return found;
  }

  it('finds no trace of it in any collection, but would find what is in the clear', async () => {
    await live();
    assert.deepEqual(await collectionsWith(CANARY), []);
    assert.ok((await collectionsWith('include-track-2')).includes('triage-files'));
  });
});

describe('the triage list is fast whatever its length', () => {
  it('scans no collection and sorts nothing in memory', async () => {
    for (let files = 0; files < 3; files += 1) await table.open({}, { level: files === 1 ? 'high' : 'medium' });
    const queries = await explainQueries(triage.database, async () => {
      await live();
      await listAll();
    });
    assert.deepEqual(
      queries.filter(({ scansCollection }) => scansCollection),
      [],
    );
    assert.deepEqual(
      queries.filter(({ sortsInMemory }) => sortsInMemory),
      [],
    );
  });

  it('finds the few files of a small zone without walking through those of the others', async () => {
    const files = triage.database.db.collection('triage-files');
    const others = Array.from({ length: 200 }, (_, n) => ({
      clientSystemId: randomUUID(),
      ...{ centre: 'ovl', state: 'waiting', access: ['zone:9999'], rank: `1|1|${String(n)}`, round: 1, small: true },
    }));
    await files.insertMany(others);
    const queries = await explainQueries(triage.database, () =>
      triage.get(ListTriageFiles).execute({ limit: 50, state: 'waiting' }, liaisonAalst),
    );
    await files.deleteMany({ small: true });
    const finds = queries.filter(({ collection, shape }) => collection === 'triage-files' && shape.startsWith('find'));
    // First the files whose grounds began or ended, then the page itself.
    assert.deepEqual(
      finds.map(({ indexes }) => indexes),
      [['access-due'], ['by-access']],
    );
    assert.ok(finds.every(({ sortsInMemory }) => !sortsInMemory));
  });

  it('pages through the list in its order, each file once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await triage.get(ListTriageFiles).execute({ limit: 2, state: 'waiting', cursor }, coordinator);
      seen.push(...page.rows.map(({ level }) => level ?? ''));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    assert.deepEqual(seen, ['high', 'medium', 'medium']);
  });
});
