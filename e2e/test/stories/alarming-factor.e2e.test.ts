import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assessRisk, getOverviewFile } from '@veilighuis/contracts';
import { checklist } from '@veilighuis/testing';
import { Cast } from '../support/cast.ts';
import { as, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import { reported, waitingFile } from '../support/table.ts';

const cast = new Cast(1973);
const liaison = 'police-liaison-gent';

describe('One alarming factor', { timeout: 60_000 }, () => {
  let clientSystemId: string;

  before(async () => {
    await protocolsOfZones();
    const household = cast.household();
    const report = cast.report({ household });
    clientSystemId = await reported({
      ...report,
      incident: { ...report.incident, violenceForms: ['psychological'] },
      riskAssessment: checklist(['strangling']),
    });
  });

  it('R12: strangling makes it high, however small the fact and the score', async () => {
    const { assessments, level } = await as(liaison, getOverviewFile, { clientSystemId });
    const [assessment] = assessments;
    assert.deepEqual(
      [level, assessment?.scoredLevel, assessment?.level, assessment?.alarmingFactors],
      ['high', 'low', 'high', ['strangling']],
    );
  });

  it('R12: the liaison of the zone reads in words why', async () => {
    const { assessments } = await as(liaison, getOverviewFile, { clientSystemId });
    assert.match(assessments[0]?.reason ?? '', /hoog/i);
    assert.match(assessments[0]?.reason ?? '', /wurg|keel|adem/i);
  });

  it('R15: what is shown is a band, never a percentage', async () => {
    const { assessments } = await as(liaison, getOverviewFile, { clientSystemId });
    assert.doesNotMatch(JSON.stringify(assessments), /%|procent/);
  });

  it('it stands on the triage list at once, above what is not high', async () => {
    const file = await waitingFile(clientSystemId);
    assert.deepEqual([file.level, file.reasons.includes('risk')], ['high', true]);
  });

  it('R12: judgement may raise a level with a motivation, never lower one', async () => {
    const low = await reported(cast.report({ household: cast.household(), level: 'low' }));
    const answers = checklist([]);
    const raise = (level: 'low' | 'medium' | 'high', motivation: string) =>
      as(
        liaison,
        assessRisk,
        { clientSystemId: low, ...answers, raise: { level, motivation } },
        { idempotencyKey: crypto.randomUUID() },
      );
    const raised = await raise('medium', 'Test: de buurtagent kent een voorgeschiedenis.');
    assert.deepEqual([raised.scoredLevel, raised.level], ['low', 'medium']);
    assert.match(raised.raisedBecause ?? '', /voorgeschiedenis/);
    const lower = as(
      liaison,
      assessRisk,
      { clientSystemId, ...checklist(['strangling']), raise: { level: 'low', motivation: 'Test: lijkt rustig.' } },
      { idempotencyKey: crypto.randomUUID() },
    );
    await refusalOf(lower, 'level-may-not-be-lowered');
    await refusalOf(raise('high', '  '), 'invalid-input');
  });

  it('R12: a level that is raised brings it before the table', async () => {
    const low = await reported(cast.report({ household: cast.household(), level: 'low' }));
    await as(
      liaison,
      assessRisk,
      { clientSystemId: low, ...checklist([]), raise: { level: 'high', motivation: 'Test: wapen in huis gemeld.' } },
      { idempotencyKey: crypto.randomUUID() },
    );
    assert.equal((await waitingFile(low)).level, 'high');
  });

  it('R52: its clock runs from today', async () => {
    const { clock, escalation, openedAt } = await waitingFile(clientSystemId);
    assert.ok(clock.target >= today && clock.final >= clock.target);
    assert.equal(escalation, 'none');
    assert.ok(openedAt.startsWith(today.slice(0, 8)));
  });
});
