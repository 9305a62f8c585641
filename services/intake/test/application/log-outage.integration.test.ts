import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { ReadAccessLog } from '@veilighuis/service-kit';
import { GetPoliceReport, ListClientSystems, SearchClientSystems } from '../../src/application/index.ts';
import { caller, coordinator, liaisonAalst } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const unavailable = refusedAs('service-unavailable');

describe('R31: while the access log refuses lines', () => {
  let clientSystemId: string;
  let reportId: string;
  before(async () => {
    ({ reportId } = await desk.register(report({ persons: couple('730101') })));
    clientSystemId = await desk.clientSystemOf(reportId);
    await desk.overview(clientSystemId);
    // A real fault of the database: it takes what else is written, and no line.
    await desk.running.database.db.command({ collMod: 'audit', validator: { nothingHasThis: { $exists: true } } });
  });
  after(async () => {
    await desk.running.database.db.command({ collMod: 'audit', validator: {} });
  });

  const by = { set: 'national-number', nationalNumber: nationalNumber('730101') } as const;
  const reads: Record<string, () => Promise<unknown>> = {
    'an overview file': () => desk.overview(clientSystemId),
    'a police report': () => desk.running.app.get(GetPoliceReport).execute({ reportId }, coordinator),
    'a list': () => desk.running.app.get(ListClientSystems).execute({ limit: 10 }, coordinator),
    'a search': () => desk.running.app.get(SearchClientSystems).execute({ by, reason: 'Test' }, coordinator),
    matches: () => desk.matches(),
    'the log itself': () =>
      desk.running.app
        .get(ReadAccessLog)
        .execute(
          { about: { by: 'person', personId: randomUUID() }, use: 'view', limit: 10 },
          caller('privacy-officer'),
        ),
  };
  for (const [what, read] of Object.entries(reads)) {
    it(`nobody reads ${what}`, async () => {
      await assert.rejects(read(), unavailable);
    });
  }

  it('a refused attempt, too, gets no other answer than that the platform is away', async () => {
    await assert.rejects(desk.overview(clientSystemId, liaisonAalst), unavailable);
    await assert.rejects(desk.overview(randomUUID(), liaisonAalst), unavailable);
  });

  it('a police report still comes in, with its line beside the log', async () => {
    const sent = await desk.register(report({ persons: couple('730102') }));
    assert.equal(sent.outcome, 'accepted');
    const parked = desk.running.database.db.collection<{ line: { clientSystemIds: string[] } }>('audit-parked');
    const opened = await desk.clientSystemOf(sent.reportId);
    assert.equal(await parked.countDocuments({ 'line.clientSystemIds': opened }), 1);
    assert.equal(desk.running.database.log.refuses, true, 'and the service knows');
  });
});
