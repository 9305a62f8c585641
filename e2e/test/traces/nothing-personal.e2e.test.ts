import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { BSON } from 'mongodb';
import { addresses } from '../support/platform.ts';
import { databases, withDatabases } from '../support/witness.ts';
import { copiedEvents, deadLetters } from './broker-messages.ts';
import { PersonalData } from './personal-data.ts';

describe('R39: what a run leaves behind holds nobody', { timeout: 120_000 }, () => {
  const personal = new PersonalData();

  it('names, numbers and addresses were posted, and are found where they stand (negative control)', () => {
    assert.ok(personal.size > 50, `only ${String(personal.size)} things to look for: run the other tests first`);
    const own = new PersonalData([
      "D'Kanariebcdf",
      '85073003328',
      'GE.43.L2.001234/2026',
      'Voorbeeldstraat 12',
      'Testmaekers',
      'Schuilplaatsbcdflaan 7',
      'opvang-bcdf@voorbeeld.test',
      'Ik durf het alleen aan jou te zeggen.',
    ]);
    for (const text of [
      "x d'kanarie",
      '{"n":"85.07.30-033.28"}',
      'ge 43 l2 001234/26',
      'voorbeeldstraat',
      '{"TESTMAEKERS":1}',
      'to: schuilplaatsbcdflaan',
      '<opvang-bcdf@voorbeeld.test>',
      '"ik durf het alleen aan jou te zeggen."',
    ]) {
      assert.equal(own.foundIn(text).length, 1, text);
    }
    assert.deepEqual(own.foundIn('1850730033281 85073003329 uuid-000085073003328a 43/26'), []);
  });

  it('in no event', async () => {
    const events = await copiedEvents(addresses.broker);
    assert.ok(events.length > 20, 'too few events were copied');
    assertNobody(events);
  });

  it('in no message that was given up', async () => {
    assertNobody(await deadLetters(addresses.broker));
  });

  it('in no line of any log', () => {
    const files = [addresses.logDirectory, join(addresses.logDirectory, '../../log')]
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
    for (const process of ['intake', 'triage', 'case-management', 'gateway']) {
      assert.ok(
        files.some((file) => file.endsWith(`${process}.log`)),
        process,
      );
    }
    for (const file of files) assertNobody(readFileSync(file, 'utf8').split('\n'), file);
  });

  for (const name of databases) {
    it(`R41: in clear in no document of ${name}`, async () => {
      await withDatabases(addresses.database, async (client) => {
        const collections = await client.db(name).collections();
        assert.ok(collections.length > 0);
        for (const collection of collections) {
          if (collection.collectionName === 'system.profile') continue;
          const texts: string[] = [];
          for await (const document of collection.find()) texts.push(BSON.EJSON.stringify(document));
          assertNobody(texts, `${name}.${collection.collectionName}`);
        }
      });
    });
  }

  it('in no metric', async () => {
    const metrics = await (await fetch(`${addresses.gateway}/metrics`)).text();
    assert.match(metrics, /vh_operations_total/);
    assertNobody(metrics.split('\n'));
  });

  function assertNobody(texts: readonly string[], where = ''): void {
    for (const text of texts) {
      const found = personal.foundIn(text);
      assert.deepEqual(found, [], `${where}: ${text.slice(0, 400)}`);
    }
  }
});
