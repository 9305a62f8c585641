import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { couple, deskForThisFile } from '../support/desk.ts';
import { answers, report } from '../support/reports.ts';

const desk = deskForThisFile();

describe('R12, R13: level, repeat and the triage list', () => {
  const requests = async (clientSystemId: string) => {
    const rows = await desk.running.database.db
      .collection('outbox')
      .find({ 'envelope.data.clientSystemId': clientSystemId, 'envelope.type': /triage-requested/ })
      .toArray();
    return rows.map((row) => (row['envelope'] as { data: { reasons: string[] } }).data.reasons);
  };

  it('one alarming factor is high whatever the fact', async () => {
    const { reportId } = await desk.register(report({ persons: couple('730101'), answers: answers(['strangling']) }));
    const file = await desk.overview(await desk.clientSystemOf(reportId));
    assert.equal(file.level, 'high');
    assert.match(file.assessments[0]?.reason ?? '', /verontrustende factor/);
  });

  it('low risk is answered, not sent to the table', async () => {
    const { reportId } = await desk.register(report({ persons: couple('730102'), answers: answers() }));
    const clientSystemId = await desk.clientSystemOf(reportId);
    assert.deepEqual(await requests(clientSystemId), []);
    assert.notEqual((await desk.overview(clientSystemId)).answeredOn, undefined);
  });

  it('the third incident in twelve months goes to the table though every score is low', async () => {
    let clientSystemId = '';
    for (const on of ['2026-03-02', '2026-06-02', '2026-11-02']) {
      clientSystemId = await desk.clientSystemOf(
        (await desk.register(report({ on, persons: couple('730103'), answers: answers() }))).reportId,
      );
    }
    assert.deepEqual(await requests(clientSystemId), [['repeat']]);
    assert.equal((await desk.overview(clientSystemId)).assessments.length, 3);
  });
});
