import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { OperationInput, recordRefusedLine } from '@veilighuis/contracts';
import { roles } from '@veilighuis/contracts';
import { explainQueries } from '@veilighuis/persistence';
import type { Caller } from '@veilighuis/service-kit';
import { DismissRefusedLine, ListRefusedLines, RecordRefusedLine } from '../../src/application/index.ts';
import { aalstSystem, caller, coordinator, gentSystem, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { deskForThisFile, refusedAs } from '../support/desk.ts';

const desk = deskForThisFile({ flows: false });
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const keep = async (more: Partial<OperationInput<typeof recordRefusedLine>> = {}, who: Caller = gentSystem) => {
  const line = { batchId: randomUUID(), line: 3, zoneCode: '5415', code: 'invalid-input', fields: [], ...more };
  return (await use(RecordRefusedLine).execute(line, who)).refusedLineId;
};
const listed = async (who: Caller, zoneCode?: string) =>
  (await use(ListRefusedLines).execute({ limit: 100, zoneCode }, who)).rows.map(({ refusedLineId }) => refusedLineId);
const dismiss = (refusedLineId: string, who: Caller) => use(DismissRefusedLine).execute({ refusedLineId }, who);

describe('R30: who looks after refused lines', () => {
  let gent = '';
  let aalst = '';
  before(async () => {
    gent = await keep();
    aalst = await keep({ zoneCode: '5440' }, aalstSystem);
  });

  it('nobody but the coordinator and a liaison', async () => {
    for (const role of roles.filter((one) => !['operational-coordinator', 'police-liaison'].includes(one))) {
      const who = caller(role, { zones: ['5415'] });
      await assert.rejects(listed(who), refusedAs('not-allowed'), role);
      await assert.rejects(dismiss(gent, who), refusedAs('not-found'), role);
    }
  });

  it('a liaison those of the own zone: one of another zone is one that does not exist', async () => {
    assert.deepEqual([await listed(liaisonGent), await listed(liaisonAalst)], [[gent], [aalst]]);
    assert.deepEqual(await listed(liaisonGent, '5440'), []);
    for (const id of [aalst, randomUUID()]) await assert.rejects(dismiss(id, liaisonGent), refusedAs('not-found'));
  });

  it('the coordinator all of the own centre, or those of one zone', async () => {
    assert.deepEqual(await listed(coordinator), [gent, aalst]);
    assert.deepEqual(await listed(coordinator, '5440'), [aalst]);
    const elsewhere = caller('operational-coordinator', { centre: 'ant' });
    assert.deepEqual(await listed(elsewhere), []);
    await assert.rejects(dismiss(gent, elsewhere), refusedAs('not-found'));
  });

  it('nobody has one kept who may send no reports', async () => {
    for (const role of ['caw-worker', 'partner-system', 'case-director', 'operations'] as const)
      await assert.rejects(keep({}, caller(role)), refusedAs('not-allowed'), role);
  });
});

describe('A refused line', () => {
  it('told twice is kept once; of another batch it is another one', async () => {
    const batchId = randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => keep({ batchId })));
    assert.equal(new Set(ids).size, 1);
    assert.notEqual(await keep(), ids[0]);
  });

  it('says where and why, and holds nothing that was sent', async () => {
    const fields = [
      { field: 'persons.0.birthDate', code: 'invalid_union' },
      { field: 'riskAssessment.answers.KANARIE', code: 'invalid_value' },
    ];
    const id = await keep({ line: 7, fields });
    const { rows } = await use(ListRefusedLines).execute({ limit: 100 }, liaisonGent);
    const row = rows.find(({ refusedLineId }) => refusedLineId === id);
    assert.deepEqual(
      [row?.line, row?.zoneCode, row?.organisation, row?.code, row?.fields.map(({ field }) => field)],
      [7, '5415', 'pz-gent', 'invalid-input', ['persons.0.birthDate', 'riskAssessment.answers']],
    );
    const stored = await desk.running.database.db.collection('refused-lines').find().toArray();
    assert.doesNotMatch(JSON.stringify(stored), /KANARIE/);
  });

  it('without a zone, or with one of others, is on the list of whoever sent it', async () => {
    const [none, other] = [await keep({ zoneCode: undefined }), await keep({ zoneCode: '5440' })];
    const own = await listed(liaisonGent);
    assert.ok(own.includes(none) && own.includes(other));
    const theirs = await listed(liaisonAalst);
    assert.ok(!theirs.includes(none) && !theirs.includes(other));
  });

  it('is off the list once dismissed; dismissed twice it keeps the first moment, and the log says who did it', async () => {
    const id = await keep();
    const who = { ...liaisonGent, operation: 'intake.dismiss-refused-line' };
    const first = await dismiss(id, who);
    assert.deepEqual(await dismiss(id, coordinator), first);
    assert.ok(!(await listed(liaisonGent)).includes(id));
    const lines = desk.running.database.db.collection('audit');
    assert.equal(await lines.countDocuments({ operation: who.operation, subject: who.principal.subject }), 1);
  });

  it('vanishes after 90 days, and is read by an index', async () => {
    const indexes = await desk.running.database.db.collection('refused-lines').indexes();
    assert.equal(indexes.find(({ name }) => name === 'expiry')?.expireAfterSeconds, 90 * 24 * 3600);
    const queries = await explainQueries(desk.running.database, async () => {
      for (const who of [coordinator, liaisonGent]) await use(ListRefusedLines).execute({ limit: 2 }, who);
      await keep();
    });
    assert.deepEqual(
      queries.filter(({ scansCollection, sortsInMemory }) => scansCollection || sortsInMemory),
      [],
    );
    assert.ok(queries.length > 2);
  });
});
