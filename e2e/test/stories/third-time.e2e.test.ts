import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { addMonths } from '@veilighuis/calendar';
import { getOverviewFile, type OperationOutput } from '@veilighuis/contracts';
import { Cast } from '../support/cast.ts';
import { as, coordinator, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { reported, waitingFile, type TriageFile } from '../support/table.ts';

const cast = new Cast(1972);
const [march, june] = [addMonths(today, -8), addMonths(today, -5)];

describe('The third time', { timeout: 60_000 }, () => {
  const household = cast.household();
  let clientSystemId: string;
  let file: TriageFile;
  let overview: OperationOutput<typeof getOverviewFile>;

  before(async () => {
    await protocolsOfZones();
    clientSystemId = await reported(
      cast.report({ household, on: march, level: 'low' }),
      cast.report({ household, on: june, level: 'medium' }),
      cast.report({ household, level: 'low' }),
    );
    file = await waitingFile(clientSystemId, ({ repeat, trend }) => repeat && trend.length === 3);
    overview = await as(coordinator, getOverviewFile, { clientSystemId });
  });

  it('R13: a third report within twelve months stands on the triage list as a repeat, whatever its own score', () => {
    assert.equal(file.repeat, true);
    assert.ok(file.reasons.includes('repeat'));
    assert.equal(overview.repeat, true);
    assert.equal(overview.assessments.at(-1)?.level, 'low');
  });

  it('R14: the earlier assessments stand in order, and the trend is visible', () => {
    const inOrder = ['low', 'medium', 'low'];
    assert.deepEqual(
      overview.assessments.map(({ level }) => level),
      inOrder,
    );
    assert.deepEqual(
      file.trend.map(({ level }) => level),
      inOrder,
    );
  });

  it('R14: a milder report does not hide the level that still stands', () => {
    assert.equal(overview.level, 'medium');
    assert.equal(file.level, 'medium');
  });

  it("the officer's forms are not typed again: each assessment came with its report", () => {
    const reports = overview.incidents.map(({ reportId }) => reportId);
    assert.deepEqual(
      overview.assessments.map(({ reportId }) => reportId),
      reports,
    );
    assert.ok(overview.assessments.every(({ organisation }) => organisation === 'pz-gent'));
  });

  it('two low reports within twelve months are no repeat: they are answered and count (negative control)', async () => {
    const calm = cast.household();
    const id = await reported(
      cast.report({ household: calm, on: june, level: 'low' }),
      cast.report({ household: calm, level: 'low' }),
    );
    const { repeat, answeredOn, incidents } = await as(coordinator, getOverviewFile, { clientSystemId: id });
    assert.deepEqual([repeat, answeredOn, incidents.length], [false, today, 2]);
  });

  it('three reports over more than twelve months are no repeat (negative control)', async () => {
    const spread = cast.household();
    const days = [addMonths(today, -14), addMonths(today, -8)];
    const id = await reported(
      ...days.map((on) => cast.report({ household: spread, on, level: 'low' })),
      cast.report({ household: spread, level: 'low' }),
    );
    assert.equal((await as(coordinator, getOverviewFile, { clientSystemId: id })).repeat, false);
  });
});
