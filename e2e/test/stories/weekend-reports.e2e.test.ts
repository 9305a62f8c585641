import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { addDays } from '@veilighuis/calendar';
import {
  getOverviewFile,
  getPoliceReport,
  listPoliceReports,
  policeReportMediaType,
  registerPoliceReport,
  type BatchResultLine,
} from '@veilighuis/contracts';
import { collect, faultyLine, type PoliceReport } from '@veilighuis/testing';
import { reportIdOf, sendBatch } from '../support/batch.ts';
import { Cast, type Household } from '../support/cast.ts';
import { as, coordinator, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';

const cast = new Cast(1971);
const friday = addDays(today, -4);
const saturday = addDays(today, -3);
const sunday = addDays(today, -2);

const NO_ZONE = 4;
const WRONG_CHECK_DIGITS = 7;
const SHORT_NUMBER = 1;
const REPEATED = 2;
const ONE_NAME = 9;
const COUPLE = [11, 14];

describe('Monday, 07:40: the reports of the weekend', { timeout: 120_000 }, () => {
  const fridays = cast.report({ household: cast.household(), on: friday });
  const couple = cast.household();
  const reports = fourteenReports(fridays, couple);
  const lines = asLines(reports);
  let fridayId: string;
  let results: BatchResultLine[];

  before(async () => {
    await protocolsOfZones();
    fridayId = (await as('pz-gent-system', registerPoliceReport, fridays)).reportId;
    results = await sendBatch(lines);
  });

  it('each of the fourteen lines gets a result, in order', () => {
    assert.deepEqual(
      results.map(({ line }) => line),
      lines.map((_, i) => i + 1),
    );
  });

  it('twelve are taken at once, of which one is known already, with the same reference', () => {
    const count = (status: string) => results.filter((result) => result.status === status).length;
    assert.deepEqual([count('accepted'), count('already-known'), count('refused')], [11, 1, 2]);
    const known = results[REPEATED - 1];
    assert.equal(known?.status, 'already-known');
    assert.equal(reportIdOf(known), fridayId);
  });

  it('two are refused, each with line, field and reason', () => {
    const refusals = results.flatMap((result) => (result.status === 'refused' ? [result] : []));
    assert.deepEqual(
      refusals.map(({ line, problem }) => [line, problem.code, problem.fields?.map(({ field }) => field)]),
      [
        [NO_ZONE, 'invalid-input', ['zoneCode']],
        [WRONG_CHECK_DIGITS, 'invalid-input', ['persons.0.nationalNumber']],
      ],
    );
    assert.equal(refusals[1]?.problem.fields?.[0]?.code, 'check-digits-wrong');
    for (const { problem } of refusals) assert.match(problem.fields?.[0]?.message ?? '', /\w{3,}/);
  });

  it('R01: a serial of five digits and a year of two are normalised, and kept as sent', async () => {
    const read = await as(coordinator, getPoliceReport, { reportId: reportIdOf(results[SHORT_NUMBER - 1]) });
    const sent = reports[SHORT_NUMBER - 1]?.pvNumber ?? '';
    assert.match(sent, /^GE\.43\.\w{2}\.\d{5}\/\d{2}$/);
    assert.equal(read.pvNumberAsSent, sent);
    assert.equal(read.pvNumber, normalised(sent));
  });

  it('R08: someone with one name only keeps that one name', async () => {
    const file = await fileOf(reportIdOf(results[ONE_NAME - 1]));
    assert.ok(file.persons.some(({ name }) => name.given === undefined && name.family === 'Suharto'));
  });

  it('the eleven new reports make ten client systems: one couple was reported in two nights', async () => {
    const fresh = results.filter(({ status }) => status === 'accepted').map((result) => reportIdOf(result));
    const systems = await Promise.all(fresh.map(async (reportId) => (await fileOf(reportId)).clientSystemId));
    assert.equal(new Set(systems).size, 10);
    const [first, second] = await Promise.all(COUPLE.map((line) => fileOf(reportIdOf(results[line - 1]))));
    assert.equal(first?.clientSystemId, second?.clientSystemId);
    assert.deepEqual([first?.incidents.map(({ on }) => on), first?.persons.length], [[saturday, sunday], 2]);
  });

  it('R02: the whole batch sent again has no effect', async () => {
    const before = await snapshot();
    const again = await sendBatch(lines);
    assert.deepEqual(
      again.map((result) => (result.status === 'refused' ? result.line : reportIdOf(result))),
      results.map((result) => (result.status === 'refused' ? result.line : reportIdOf(result))),
    );
    assert.deepEqual(
      again.filter(({ status }) => status !== 'refused').map(({ status }) => status),
      Array(12).fill('already-known'),
    );
    assert.deepEqual(await snapshot(), before);
  });

  it('R02: the same report sent by ten at the same moment is one report', async () => {
    const report = cast.report({ household: cast.household(), on: sunday });
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () => as('pz-gent-system', registerPoliceReport, report)),
    );
    assert.equal(new Set(receipts.map(({ reportId }) => reportId)).size, 1);
    assert.equal(receipts.filter(({ outcome }) => outcome === 'accepted').length, 1);
    const [receipt] = receipts;
    assert.equal((await fileOf(receipt?.reportId ?? '')).incidents.length, 1);
  });

  it('R09: two first reports about one couple at the same moment make one client system', async () => {
    const household = cast.household();
    const both = await Promise.all(
      [saturday, sunday].map((on) => as('pz-gent-system', registerPoliceReport, cast.report({ household, on }))),
    );
    const systems = await Promise.all(both.map(async ({ reportId }) => (await fileOf(reportId)).clientSystemId));
    assert.equal(new Set(systems).size, 1);
  });

  it('R02: another content under the same number is kept beside the first', async () => {
    const report = cast.report({ household: cast.household(), on: sunday });
    const first = await as('pz-gent-system', registerPoliceReport, report);
    const facts = 'Kanarieverslag, aangevuld na verhoor.';
    const revised = await as('pz-gent-system', registerPoliceReport, {
      ...report,
      incident: { ...report.incident, facts },
    });
    assert.deepEqual([revised.outcome, revised.reportId], ['revised', first.reportId]);
    const read = await as(coordinator, getPoliceReport, { reportId: first.reportId });
    assert.equal(read.content.incident.facts, report.incident.facts);
    assert.deepEqual(
      read.revisions.map(({ content }) => content.incident.facts),
      [facts],
    );
  });

  it('R03: the same number in two police zones is two reports', async () => {
    const report = cast.report({ household: cast.household(), on: sunday });
    const elsewhere = { ...report, ...cast.report({ household: cast.household() }, '5440'), pvNumber: report.pvNumber };
    const [gent, aalst] = [
      await as('pz-gent-system', registerPoliceReport, report),
      await as('pz-aalst-system', registerPoliceReport, elsewhere),
    ];
    assert.notEqual(gent.reportId, aalst.reportId);
    assert.deepEqual([gent.outcome, aalst.outcome], ['accepted', 'accepted']);
  });

  it('a report is sent under its media type; its answer tells nothing about the file that it joins', () => {
    assert.equal(registerPoliceReport.mediaType, policeReportMediaType);
    assert.deepEqual(Object.keys(registerPoliceReport.output.shape).sort(), ['outcome', 'receivedAt', 'reportId']);
  });

  async function fileOf(reportId: string) {
    const { clientSystemId } = await as(coordinator, getPoliceReport, { reportId });
    return as(coordinator, getOverviewFile, { clientSystemId });
  }

  /** Every report of these, and every client system with its version. */
  async function snapshot() {
    const mine = new Set(results.flatMap((result) => (result.status === 'refused' ? [] : [result.reportId])));
    const rows = await collect((paging) => as(coordinator, listPoliceReports, paging));
    const files = await Promise.all([...mine].map((reportId) => fileOf(reportId)));
    return { reports: rows.filter(({ reportId }) => mine.has(reportId)), files, mine: mine.size };
  }
});

function fourteenReports(fridays: PoliceReport, couple: Household): PoliceReport[] {
  return Array.from({ length: 14 }, (_, i): PoliceReport => {
    const line = i + 1;
    if (line === REPEATED) return fridays;
    if (COUPLE.includes(line)) return cast.report({ household: couple, on: line === COUPLE[0] ? saturday : sunday });
    const report = cast.report({ household: cast.household(), on: sunday });
    if (line === SHORT_NUMBER) return { ...report, pvNumber: shortened(report.pvNumber) };
    if (line === ONE_NAME) return withOneName(report);
    return report;
  });
}

function asLines(reports: readonly PoliceReport[]): string[] {
  return reports.map((report, i) => {
    if (i + 1 === NO_ZONE) return faultyLine(report, 'no-zone').line;
    if (i + 1 === WRONG_CHECK_DIGITS) return faultyLine(report, 'wrong-check-digits').line;
    return JSON.stringify(report);
  });
}

function withOneName(report: PoliceReport): PoliceReport {
  const [first, ...others] = report.persons;
  return first === undefined ? report : { ...report, persons: [{ ...first, name: { family: 'Suharto' } }, ...others] };
}

/** Five digits of the serial, two of the year. */
function shortened(pvNumber: string): string {
  return pvNumber.replace(/\.0(\d{5})\/\d{2}(\d{2})$/, '.$1/$2');
}

function normalised(short: string): string {
  return short.replace(/\.(\d{5})\/(\d{2})$/, '.0$1/20$2');
}
