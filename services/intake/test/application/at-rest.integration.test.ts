import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainQueries } from '@veilighuis/persistence';
import { ListClientSystems, ListPoliceReports, SearchClientSystems } from '../../src/application/index.ts';
import { coordinator, liaisonGent } from '../support/callers.ts';
import { couple, deskForThisFile } from '../support/desk.ts';
import { answers, nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();

describe('R41: at rest', () => {
  it('no name, number, street or fact stands in the clear anywhere in the database', async () => {
    const number = nationalNumber('750101');
    const persons = [
      {
        ...couple('750101')[0],
        name: { given: 'KANARIE-NAAM', family: 'Testpersoon' },
        address: { street: 'KANARIE-STRAAT 1', municipality: '44021' },
      },
    ];
    const pvNumber = 'GE.43.L2.075010/2026';
    await desk.register(report({ pvNumber, persons, answers: answers() }));
    for (const { name } of await desk.running.database.db.listCollections().toArray()) {
      if (name.startsWith('system.')) continue;
      const text = JSON.stringify(await desk.running.database.db.collection(name).find().toArray());
      for (const canary of ['KANARIE', number, '075010', 'Testpersoon', 'Suharto'])
        assert.ok(!text.includes(canary), `${canary} in ${name}`);
    }
  });
});

describe('Every query of intake uses an index', () => {
  it('none scans a collection', async () => {
    const queries = await explainQueries(desk.running.database, async () => {
      const { reportId } = await desk.register(report({ persons: couple('760101'), answers: answers(['weapon']) }));
      const clientSystemId = await desk.clientSystemOf(reportId);
      await desk.overview(clientSystemId);
      await desk.matches();
      for (const who of [coordinator, liaisonGent]) {
        await desk.running.app.get(ListClientSystems).execute({ limit: 10 }, who);
        await desk.running.app.get(ListClientSystems).execute({ limit: 10, level: 'high', municipality: '44021' }, who);
        await desk.running.app.get(ListPoliceReports).execute({ limit: 10 }, who);
        await desk.running.app.get(ListPoliceReports).execute({ limit: 10, zoneCode: '5415' }, who);
        await desk.running.app
          .get(SearchClientSystems)
          .execute(
            { by: { set: 'name-and-birth-date', name: 'Van den Test', birthDate: '1976' }, reason: 'test' },
            who,
          );
      }
    });
    assert.ok(queries.length > 10);
    assert.deepEqual(
      queries.filter(({ scansCollection }) => scansCollection),
      [],
    );
  });
});
