import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ListPoliceReports } from '../../src/application/index.ts';
import { aalstSystem, caller, coordinator } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { report } from '../support/reports.ts';

const desk = deskForThisFile({ flows: false });

describe('R04: a flow without a protocol that holds is refused', () => {
  it('none at all', async () => {
    await assert.rejects(desk.register(report({ persons: couple('700101') })), refusedAs('protocol-missing'));
  });
  it('one that has run out', async () => {
    await desk.allowFlow('pz-aalst', '5440', '2025-12-31');
    await assert.rejects(
      desk.register(report({ zoneCode: '5440', persons: couple('700101') }), aalstSystem),
      refusedAs('protocol-missing'),
    );
  });
  it('one that holds lets it in', async () => {
    await desk.allowFlow('pz-gent', '5415');
    assert.equal((await desk.register(report({ persons: couple('700102') }))).outcome, 'accepted');
  });
});

describe('Who may register a police report', () => {
  it('a zone not for another zone, and nobody without the role; the attempt is in the log', async () => {
    await assert.rejects(desk.register(report({ persons: couple('700103') }), aalstSystem), refusedAs('not-allowed'));
    const stranger = caller('case-director');
    await assert.rejects(desk.register(report({ persons: couple('700103') }), stranger), refusedAs('not-allowed'));
    const logged = await desk.running.database.db
      .collection('audit')
      .countDocuments({ subject: stranger.principal.subject, result: 'refused' });
    assert.equal(logged, 1);
  });
});

describe('R01, R02: one report per zone and number', () => {
  it('twenty times at the same moment is one report and one answer', async () => {
    const content = report({ persons: couple('710101') });
    const receipts = await Promise.all(Array.from({ length: 20 }, () => desk.register(content)));
    assert.equal(new Set(receipts.map(({ reportId }) => reportId)).size, 1);
    assert.equal(receipts.filter(({ outcome }) => outcome === 'accepted').length, 1);
  });

  it('another spelling of the number is the same report', async () => {
    const content = report({ pvNumber: 'GE.43.L2.01234/26', persons: couple('710102') });
    const first = await desk.register(content);
    assert.deepEqual(await desk.register({ ...content, pvNumber: 'ge 43 l2 001234/2026' }), {
      ...first,
      outcome: 'already-known',
    });
  });

  it('another content under the same number is kept beside the first', async () => {
    const content = report({ persons: couple('710103') });
    const first = await desk.register(content);
    const changed = { ...content, incident: { ...content.incident, facts: 'Aangevuld' } };
    assert.deepEqual(
      [(await desk.register(changed)).outcome, (await desk.register(changed)).outcome],
      ['revised', 'already-known'],
    );
    const { rows } = await desk.running.app.get(ListPoliceReports).execute({ limit: 100 }, coordinator);
    assert.equal(rows.find(({ reportId }) => reportId === first.reportId)?.revised, true);
  });
});
