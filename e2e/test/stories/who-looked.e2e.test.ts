import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  assignTrajectory,
  exportAccesses,
  exportAccessesAsCsv,
  getOverviewFile,
  getTrajectory,
  getTriageFile,
  listAccessesToFile,
  listAccessesToPerson,
  type OperationOutput,
} from '@veilighuis/contracts';
import { collect, poll } from '@veilighuis/testing';
import type { Browser } from 'playwright-core';
import { fromPage, signInAs, startBrowser } from '../sign-in/browser.ts';
import { Cast } from '../support/cast.ts';
import { problemIn } from '../support/exchange.ts';
import { as, coordinator, signIn, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';
import { send } from '../support/walk.ts';

const cast = new Cast(1973);
const director = 'case-director-1';
const officer = 'privacy-officer';
type Line = OperationOutput<typeof listAccessesToPerson>['rows'][number];

describe('R31, R32, R33: a colleague looked', { timeout: 180_000 }, () => {
  const household = cast.household();
  const ids = { clientSystemId: '', personId: '', fileId: '', trajectoryId: '' };
  let browser: Browser;
  let versionsBefore: readonly number[];

  before(async () => {
    browser = await startBrowser();
    await protocolsOfZones();
    ids.clientSystemId = await reported(cast.report({ household, level: 'high' }));
    const file = await admit((await waitingFile(ids.clientSystemId)).fileId);
    ids.fileId = file.fileId;
    await decide(file, { outcome: 'include-track-3' });
    const [trajectory] = await trajectoriesOf(ids.clientSystemId);
    assert.ok(trajectory);
    ids.trajectoryId = trajectory.trajectoryId;
    const assigneeId = await signIn.subjectOf(director);
    const { version } = trajectory;
    await as(coordinator, assignTrajectory, { trajectoryId: ids.trajectoryId, assigneeId }, { version });
    // Intake hears of the ground by an event.
    const overview = () => as(director, getOverviewFile, { clientSystemId: ids.clientSystemId }).catch(() => undefined);
    const [person] = (await poll(overview, (found) => found !== undefined, 30_000))?.persons ?? [];
    ids.personId = person?.personId ?? '';
    versionsBefore = await versions();
  });
  after(() => browser.close());

  const ofPerson = (who = officer) =>
    collect((paging) => as(who, listAccessesToPerson, { personId: ids.personId, ...paging }));
  const ofFile = (who = director) =>
    collect((paging) => as(who, listAccessesToFile, { clientSystemId: ids.clientSystemId, ...paging }));

  /** Versions of all that the looks below are at. */
  async function versions(): Promise<number[]> {
    const { clientSystemId, fileId, trajectoryId } = ids;
    return [
      (await as(coordinator, getOverviewFile, { clientSystemId })).version,
      (await as(coordinator, getTriageFile, { fileId })).version,
      (await as(coordinator, getTrajectory, { trajectoryId })).version,
    ];
  }

  const by = async (lines: readonly Line[], who: string) => {
    const userId = await signIn.subjectOf(who);
    return lines.filter((line) => line.userId === userId);
  };

  it('the CAW worker opens the file at the table; the liaison of another zone tries to', async () => {
    const { clientSystemId, fileId } = ids;
    await as('caw-worker', getOverviewFile, { clientSystemId });
    await as('caw-worker', getTriageFile, { fileId });
    await refusalOf(as('police-liaison-aalst', getOverviewFile, { clientSystemId }), 'not-found');
    await refusalOf(as('police-liaison-aalst', getTriageFile, { fileId }), 'not-found');
  });

  it('the privacy officer sees both, out of the logs of all services: organisation, role, purpose, ground, result', async () => {
    const lines = await ofPerson();
    const told = ({ service, result, organisation, category, roles, purpose, ground }: Line) => {
      return { service, result, organisation, category, roles, purpose, ground };
    };
    const [triage, intake] = (await by(lines, 'caw-worker')).map(told);
    const caw = { result: 'granted', organisation: 'caw-oost-vlaanderen', category: 'CAW', roles: ['caw-worker'] };
    assert.deepEqual(intake, { service: 'intake', ...caw, purpose: 'triage', ground: 'table' });
    assert.deepEqual(triage, { service: 'triage', ...caw, purpose: 'triage', ground: 'table' });
    const tried = (await by(lines, 'police-liaison-aalst')).map(({ service, result, reason }) => [
      service,
      result,
      reason,
    ]);
    assert.deepEqual(tried, [
      ['triage', 'refused', 'not-found'],
      ['intake', 'refused', 'not-found'],
    ]);
    assert.ok(lines.some(({ service }) => service === 'case-management'));
    assert.ok(lines.every(({ personIds }) => personIds.every((personId) => personId === ids.personId)));
  });

  it('that look of the officer is in the log as well, of each service', async () => {
    const own = await by(await ofPerson(), officer);
    assert.deepEqual(
      new Set(own.map(({ service, purpose }) => `${service} ${purpose}`)),
      new Set(['intake supervision', 'triage supervision', 'case-management supervision']),
    );
  });

  it('the name of who looked is the one of that moment, from the sign-in', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInAs(page, director, '?returnTo=/api/docs');
    assert.equal((await fromPage(page, `/api/v1/client-systems/${ids.clientSystemId}`)).status, 200);
    const [look] = await by(await ofPerson(), director);
    assert.match(look?.name ?? '', /^Demo Casusregisseur-1$/);
    await context.close();
  });

  it('the case holder sees who looked at the file', async () => {
    const lines = await ofFile();
    assert.equal((await by(lines, 'caw-worker')).length, 2);
    assert.equal((await by(lines, 'police-liaison-aalst')).length, 2);
    assert.ok((await by(lines, director)).some(({ ground }) => ground === 'assigned'));
    assert.ok(lines.every(({ clientSystemIds }) => clientSystemIds.every((id) => id === ids.clientSystemId)));
  });

  it('for everyone else the log answers as if there were no such person and no such file', async () => {
    const others = ['case-director-2', coordinator, 'strategic-coordinator', 'auditor', 'operations', 'caw-worker'];
    const unknown = crypto.randomUUID();
    const answers = async (who: string, personId: string, clientSystemId: string) => {
      const token = await tokenOf(who);
      const asked = [
        await send(listAccessesToPerson, { personId }, { token }),
        await send(exportAccesses, { personId }, { token }),
        await send(exportAccessesAsCsv, { personId }, { token }),
        await send(listAccessesToFile, { clientSystemId }, { token }),
      ];
      return asked.map((answer) => ({ ...problemIn(answer), traceId: '' }));
    };
    for (const who of others) {
      const real = await answers(who, ids.personId, ids.clientSystemId);
      assert.deepEqual(new Set(real.map(({ code }) => code)), new Set(['not-found']), who);
      assert.deepEqual(real, await answers(who, unknown, unknown), who);
    }
    await refusalOf(as(officer, listAccessesToPerson, { personId: unknown }), 'not-found');
    await refusalOf(as(officer, listAccessesToFile, { clientSystemId: ids.clientSystemId }), 'not-found');
    await refusalOf(ofPerson(director), 'not-found');
  });

  it('and the attempts are in the log of the person', async () => {
    const [attempt] = await by(await ofPerson(), 'auditor');
    assert.deepEqual([attempt?.result, attempt?.operation], ['refused', 'intake.read-access-log']);
  });

  it('R33: what the person may be told has the look of the CAW, and no word of police or prosecutor', async () => {
    const { personId } = ids;
    const { rows } = await as(officer, exportAccesses, { personId });
    const looks = rows.filter(({ organisation, result }) => {
      return organisation === 'caw-oost-vlaanderen' && result === 'toegestaan';
    });
    assert.deepEqual(looks.map(({ act }) => act).toSorted(), [
      'Fiche voor de triagetafel bekeken',
      'Overzicht van het gezin bekeken',
    ]);
    const table = await as(officer, exportAccessesAsCsv, { personId });
    assert.match(table, /^\uFEFF"Datum en uur";/);
    assert.equal(table.split('\r\n').length, rows.length + 3, 'header, the line of the first export, end');
    for (const text of [JSON.stringify(rows), table]) {
      assert.doesNotMatch(text, /polit|police|pz-|parket|prosecut|pv|Demo|Kanarie/i);
    }
    const made = (await by(await ofPerson(), officer)).filter(({ operation }) =>
      operation.endsWith('.export-access-log'),
    );
    assert.equal(made.length, 2 * 3, 'two exports in three services');
  });

  it('R31: all these looks changed nothing', async () => {
    assert.deepEqual(await versions(), versionsBefore);
  });
});
