import assert from 'node:assert/strict';
import { addYears } from '@veilighuis/calendar';
import { getOverviewFile, getTrajectory, getTriageFile, listPoliceReports } from '@veilighuis/contracts';
import { collect, type Api } from '@veilighuis/testing';
import { actingOn, coordinator, today, type ActAs } from '../support/platform.ts';
import { protocolsOn } from '../support/protocols.ts';
import { expectedSystems, type ExpectedSystem, type MonthPlan } from './expectation.ts';
import { awaitFiles, filesOf, holdTable } from './play-table.ts';
import { awaitTrajectories, trajectoriesFor, walkPhases, yearsOf } from './play-trajectories.ts';
import { sendMonth } from './send-month.ts';

const WITHIN_MS = 90_000;

/** Client systems by their id, each with what is expected of it. */
export type Placed = ReadonlyMap<string, ExpectedSystem>;

/** What there is after a month, as a reader of the platform sees it. Without ids: two runs can be compared. */
export interface EndState {
  readonly reports: number;
  readonly systems: readonly SystemState[];
}

interface SystemState {
  readonly key: string;
  readonly incidents: number;
  readonly assessments: number;
  readonly level: string | undefined;
  readonly repeat: boolean;
  readonly files: readonly {
    readonly state: string;
    readonly outcome: string | undefined;
    readonly level: string | undefined;
  }[];
  readonly trajectories: readonly {
    readonly track: number;
    readonly state: string;
    readonly contacts: number;
    readonly years: number;
  }[];
}

/** Plays a month from the first report to the last closing act; every act may meet a platform that is away for a moment. */
export async function playMonth(
  api: Api,
  plan: MonthPlan,
): Promise<{ act: ActAs; placed: Placed; references: string[] }> {
  const act = actingOn(api);
  await protocolsOn(act);
  const references = await sendMonth(api, plan);
  const placed = await placeReports(act, plan, references);
  const files = await awaitFiles(act, placed, WITHIN_MS);
  await holdTable(act, files, placed);
  const included = [...placed].filter(([, { outcome }]) => outcome?.startsWith('include-') === true);
  const trajectories = await awaitTrajectories(act, new Set(included.map(([id]) => id)), WITHIN_MS);
  await walkPhases(act, inOrder(trajectories, placed));
  return { act, placed, references };
}

/** Which client system each report went to; two of one household must have met there, and two of others not. */
async function placeReports(act: ActAs, plan: MonthPlan, references: readonly string[]): Promise<Placed> {
  const rows = await collect((paging) => act(coordinator, listPoliceReports, paging));
  const systemOf = new Map(rows.map((row) => [row.reportId, row.clientSystemId]));
  const expected = new Map(expectedSystems(plan).map((one) => [one.key, one]));
  const placed = new Map<string, ExpectedSystem>();
  for (const [index, { clientSystemKey }] of plan.reports.entries()) {
    const clientSystemId = systemOf.get(references[index] ?? '');
    const system = expected.get(clientSystemKey);
    assert.ok(clientSystemId !== undefined && system !== undefined, `report ${String(index + 1)} is not there`);
    const before = placed.get(clientSystemId)?.key ?? clientSystemKey;
    assert.equal(before, clientSystemKey, 'two households in one client system');
    placed.set(clientSystemId, system);
  }
  return placed;
}

export async function endState(act: ActAs, placed: Placed, references: readonly string[]): Promise<EndState> {
  const ids = new Set(placed.keys());
  const rows = await collect((paging) => act(coordinator, listPoliceReports, paging));
  const files = await filesOf(act, ids);
  const trajectories = await trajectoriesFor(act, ids);
  const systems: SystemState[] = [];
  for (const [clientSystemId, { key }] of placed) {
    const overview = await act(coordinator, getOverviewFile, { clientSystemId });
    const own = files.filter((file) => file.clientSystemId === clientSystemId);
    const read = await Promise.all(own.map(({ fileId }) => act(coordinator, getTriageFile, { fileId })));
    const cases = trajectories.filter((one) => one.clientSystemId === clientSystemId);
    const walked = await Promise.all(
      cases.map(({ trajectoryId }) => act(coordinator, getTrajectory, { trajectoryId })),
    );
    systems.push({
      key,
      incidents: overview.incidents.length,
      assessments: overview.assessments.length,
      level: overview.level,
      repeat: overview.repeat,
      files: read.map(({ state, decision, level }) => ({ state, outcome: decision?.outcome, level })),
      trajectories: walked.map(({ track, state, contacts, closing }) => ({
        track,
        state,
        contacts: contacts.length,
        years: closing?.retentionUntil === addYears(closing?.closedOn ?? today, 30) ? 30 : 15,
      })),
    });
  }
  const mine = new Set(references);
  return { reports: rows.filter(({ reportId }) => mine.has(reportId)).length, systems: sorted(systems) };
}

/** The same, worked out from what was made up. */
export function expectedEndState(plan: MonthPlan): EndState {
  const expected = expectedSystems(plan);
  const included = sorted(expected.filter(({ outcome }) => outcome?.startsWith('include-') === true));
  const systems = expected.map(({ key, incidents, level, repeat, onTriageList, outcome }): SystemState => {
    const place = included.findIndex((one) => one.key === key);
    const track = outcome === 'include-track-2' ? 2 : 3;
    const trajectory = { track, state: 'closed', contacts: 1, years: yearsOf(place) };
    const files = onTriageList ? [{ state: 'decided', outcome, level }] : [];
    return {
      key,
      incidents,
      assessments: incidents,
      level,
      repeat,
      files,
      trajectories: place < 0 ? [] : [trajectory],
    };
  });
  return { reports: plan.reports.length, systems: sorted(systems) };
}

/** In the order of the keys, so that the same ones are closed with the long term in every run. */
function inOrder<Row extends { clientSystemId: string }>(rows: readonly Row[], placed: Placed): Row[] {
  const keyOf = ({ clientSystemId }: Row) => placed.get(clientSystemId)?.key ?? '';
  return [...rows].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

function sorted<T extends { key: string }>(items: readonly T[]): T[] {
  return [...items].sort((one, other) => one.key.localeCompare(other.key));
}
