import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { addDays, addYears } from '@veilighuis/calendar';
import {
  assignTrajectory,
  closeTrajectory,
  enterPhase,
  extendTrajectory,
  getTrajectory,
  recordContact,
  recordPlanOfApproach,
  type OperationInput,
} from '@veilighuis/contracts';
import { Cast } from '../support/cast.ts';
import { as, coordinator, signIn, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';

const cast = new Cast(1980);
const director = 'case-director-1';
const consensus = ['Testine Voorbeeldmans', 'Testo Modelaere', 'An Proef', 'Bo Proef', 'Cis Proef'];
const reason = 'Test: de doelen zijn gehaald.';
type Retention = OperationInput<typeof closeTrajectory>['retention'];

describe('R50: the closing act decides how long everything is kept', { timeout: 120_000 }, () => {
  before(protocolsOfZones);

  it('R50: without ground, or with one name, or beyond thirty years, nothing is extended and nothing closed', async () => {
    const trajectoryId = await readyToClose();
    const ground = 'Test: er loopt een vordering.';
    await refusalOf(close(trajectoryId, { extendToYears: 30, consenting: consensus }), 'retention-extension-refused');
    const alone = { extendToYears: 30, ground, consenting: ['An Proef', ' an  proef '] };
    await refusalOf(close(trajectoryId, alone), 'retention-extension-refused');
    await refusalOf(close(trajectoryId, { extendToYears: 31, ground, consenting: consensus }), 'invalid-input');
    assert.equal((await stands(trajectoryId)).state, 'closing');
  });

  it('R50: nothing extends it afterwards, and nothing else changes a closed case', async () => {
    const trajectoryId = await readyToClose();
    await close(trajectoryId, { consenting: [] });
    const { version } = await stands(trajectoryId);
    const again = { extendToYears: 30, ground: 'Test: toch langer.', consenting: consensus };
    await refusalOf(close(trajectoryId, again, coordinator), 'conflict');
    const until = addDays(today, 900);
    const acts = [
      () => as(coordinator, extendTrajectory, { trajectoryId, until, reason }, { version }),
      () => as(coordinator, enterPhase, { trajectoryId, phase: 'execution', reason }, { version }),
      () => as(coordinator, recordPlanOfApproach, { trajectoryId, on: today }, { version }),
      () =>
        as(
          coordinator,
          recordContact,
          { trajectoryId, kind: 'office', on: today },
          { idempotencyKey: crypto.randomUUID() },
        ),
    ];
    for (const act of acts) await refusalOf(act(), 'conflict');
    const after = await stands(trajectoryId);
    assert.deepEqual([after.version, after.closing?.retentionUntil], [version, addYears(today, 15)]);
  });

  it('R30: once it is closed its director no longer works on it', async () => {
    const trajectoryId = await readyToClose();
    await close(trajectoryId, { consenting: [] });
    const { version } = await stands(trajectoryId);
    const act = as(director, enterPhase, { trajectoryId, phase: 'execution', reason }, { version });
    await assert.rejects(act);
  });
});

/** A trajectory of track 3 that went through its phases and stands in closing. */
async function readyToClose(): Promise<string> {
  const clientSystemId = await reported(cast.report({ household: cast.household(), level: 'high' }));
  await decide(await admit((await waitingFile(clientSystemId)).fileId), { outcome: 'include-track-3' });
  const [trajectory] = await trajectoriesOf(clientSystemId);
  assert.ok(trajectory !== undefined);
  const { trajectoryId } = trajectory;
  const version = async () => ({ version: (await stands(trajectoryId)).version });
  const assigneeId = await signIn.subjectOf(director);
  await as(coordinator, assignTrajectory, { trajectoryId, assigneeId }, await version());
  await refusalOf(
    as(director, enterPhase, { trajectoryId, phase: 'execution' }, await version()),
    'phase-entry-refused',
  );
  const contact = { trajectoryId, kind: 'home-visit', on: today, note: 'Test: kennismaking.' } as const;
  await as(director, recordContact, contact, { idempotencyKey: crypto.randomUUID() });
  await as(director, recordPlanOfApproach, { trajectoryId, on: today }, await version());
  await as(director, enterPhase, { trajectoryId, phase: 'execution' }, await version());
  await as(director, enterPhase, { trajectoryId, phase: 'closing', reason }, await version());
  return trajectoryId;
}

function stands(trajectoryId: string) {
  return as(coordinator, getTrajectory, { trajectoryId });
}

async function close(trajectoryId: string, retention: Retention, who = director) {
  const { version } = await stands(trajectoryId);
  return as(who, closeTrajectory, { trajectoryId, reason, retention }, { version });
}
