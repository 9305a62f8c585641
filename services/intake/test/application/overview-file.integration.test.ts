import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { ProblemError } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { ListClientSystems, SearchClientSystems } from '../../src/application/index.ts';
import { coordinator, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { couple, deskForThisFile } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();

describe('R30, R35: who sees what of an overview file', () => {
  it('the liaison of the zone sees it without where the safe address is; the liaison of another zone gets the answer of nothing', async () => {
    const persons = [
      {
        ...couple('740101')[0],
        address: { street: 'KANARIE-STRAAT 1', municipality: '44021', safe: true },
        phone: '0000 KANARIE',
      },
      couple('740101')[1] ?? {},
    ];
    const clientSystemId = await desk.clientSystemOf((await desk.register(report({ persons }))).reportId);
    const seen = JSON.stringify(await desk.overview(clientSystemId, liaisonGent));
    assert.ok(!seen.includes('KANARIE'));
    assert.ok(
      JSON.stringify(await desk.overview(clientSystemId, coordinator)).includes('KANARIE-STRAAT'),
      'negative control',
    );
    const refusal = async (id: string) =>
      desk.overview(id, liaisonAalst).then(
        () => 'seen',
        (error: unknown) => (error as ProblemError).problem,
      );
    assert.deepEqual(await refusal(clientSystemId), await refusal(randomUUID()));
  });

  it('lists and searches show what the file itself would', async () => {
    const clientSystemId = await desk.clientSystemOf(
      (await desk.register(report({ persons: couple('740102') }))).reportId,
    );
    const list = async (who: Caller) =>
      (await desk.running.app.get(ListClientSystems).execute({ limit: 100 }, who)).rows.map(
        (row) => row.clientSystemId,
      );
    assert.ok((await list(liaisonGent)).includes(clientSystemId));
    assert.ok(!(await list(liaisonAalst)).includes(clientSystemId));
    const search = async (who: Caller) =>
      (
        await desk.running.app
          .get(SearchClientSystems)
          .execute({ by: { set: 'national-number', nationalNumber: nationalNumber('740102') }, reason: 'test' }, who)
      ).hits;
    assert.equal((await search(liaisonGent)).length, 1);
    assert.equal((await search(liaisonAalst)).length, 0);
  });
});
