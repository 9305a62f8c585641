import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { groundRevoked, ProblemError, triageDecided } from '@veilighuis/contracts';
import { DecideTriage, RecordAdmission, RecordMinorConsultation } from '../../src/application/index.ts';
import { caller, coordinator, criminologist, having } from '../support/callers.ts';
import { admission, assertRefused, inclusion, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

const consultation = {
  facility: 'VK',
  organisation: 'vk-oost-vlaanderen',
  contact: 'arts van wacht',
  on: dateInBrussels(new Date()),
  outcome: 'Samen opvolgen.',
} as const;

async function consult(fileId: string): Promise<void> {
  const { version } = await table.get(fileId);
  await triage.get(RecordMinorConsultation).execute({ fileId, ...consultation }, having(coordinator, version));
}

describe('R21: with a minor nothing is decided before VK or OCJ was consulted', () => {
  it('refuses every outcome, until the consultation is recorded', async () => {
    const { fileId } = await table.open({ hasMinor: true });
    await table.admit(fileId);
    assert.deepEqual((await table.get(fileId)).missing, ['minor-consultation-missing']);
    await assertRefused(table.decide(fileId), 'minor-consultation-missing');
    await assertRefused(table.decide(fileId, { outcome: 'more-information' }), 'minor-consultation-missing');
    await consult(fileId);
    assert.equal((await table.decide(fileId)).state, 'decided');
  });

  it('counts a child that came to light since the file opened', async () => {
    const { fileId, clientSystemId } = await table.open();
    await table.admit(fileId);
    triage.intake.tell(clientSystemId, { version: 2, hasMinor: true });
    assert.equal((await table.get(fileId)).hasMinor, true);
    await assertRefused(table.decide(fileId), 'minor-consultation-missing');
  });

  it('lets nothing be decided while intake is away, though the file can be read', async () => {
    const { fileId } = await table.open();
    await table.admit(fileId);
    triage.intake.away = true;
    try {
      await assertRefused(table.decide(fileId), 'service-unavailable');
    } finally {
      triage.intake.away = false;
    }
    assert.equal((await table.decide(fileId)).state, 'decided');
  });
});

describe('R20, R27: a trajectory needs the criteria, and the track has to be offered there', () => {
  it('R20: refuses a track while the admission check is not recorded, or not met', async () => {
    const { fileId } = await table.open();
    await assertRefused(table.decide(fileId), 'admission-criteria-unmet');
    const unmet = { ...admission, sharingNeeded: { met: false, motivation: 'Eén dienst volstaat.' } };
    await triage.get(RecordAdmission).execute({ fileId, ...unmet }, having(coordinator, 1));
    await assertRefused(table.decide(fileId), 'admission-criteria-unmet');
  });

  it('R27: refuses track 2 outside the pilot region, and takes track 3 there', async () => {
    const { fileId } = await table.open({ municipalities: ['41048'] });
    await table.admit(fileId);
    await assertRefused(table.decide(fileId), 'track-not-available');
    assert.equal((await table.get(fileId)).proposal.outcome, 'include-track-3');
    assert.equal((await table.decide(fileId, { outcome: 'include-track-3' })).state, 'decided');
  });

  it('R27: takes another track than proposed with a reason, and marks that for counting', async () => {
    const { fileId } = await table.open();
    await table.admit(fileId);
    await assertRefused(table.decide(fileId, { outcome: 'include-track-3' }), 'motivation-required');
    await table.decide(fileId, { outcome: 'include-track-3', overrideReason: 'Jarenlang patroon.' });
    const stored = await triage.database.db.collection<{ _id: string }>('triage-files').findOne({ _id: fileId });
    assert.partialDeepStrictEqual(stored, { outcome: 'include-track-3', overridden: true });
  });
});

describe('R26: one decision stands', () => {
  it('lets one of two stand that decide at the same moment, and announces one decision', async () => {
    const { fileId } = await table.open();
    const version = await table.admit(fileId);
    const both = await Promise.allSettled(
      [coordinator, criminologist].map((who) =>
        triage.get(DecideTriage).execute({ fileId, ...inclusion }, having(who, version)),
      ),
    );
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    assert.equal(refused.length, 1);
    assert.ok(refused[0] instanceof ProblemError);
    assert.ok(['already-decided', 'version-conflict'].includes(refused[0].problem.code));
    const decisions = (await triage.outbox(fileId)).filter(({ type }) => type === triageDecided.type);
    assert.equal(decisions.length, 1);
  });

  it('refuses a second decision, also of who saw the first', async () => {
    const { fileId } = await table.open();
    await table.decide(fileId, { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' });
    await assertRefused(table.decide(fileId, { outcome: 'refuse' }), 'already-decided');
  });

  it('refuses who saw an older version, and says which version stands', async () => {
    const { fileId } = await table.open();
    await table.admit(fileId);
    await assert.rejects(
      triage.get(DecideTriage).execute({ fileId, ...inclusion }, having(coordinator, 1)),
      (error) =>
        error instanceof ProblemError &&
        error.problem.code === 'version-conflict' &&
        error.problem.currentVersion === 2,
    );
    await assertRefused(
      triage.get(DecideTriage).execute({ fileId, ...inclusion }, caller('operational-coordinator')),
      'version-required',
    );
  });

  it('ends the ground of the table thirty days later; a question for more information ends nothing', async () => {
    const { fileId, clientSystemId } = await table.open();
    await table.decide(fileId, { outcome: 'more-information' });
    const revoked = async () => (await triage.outbox(fileId)).filter(({ type }) => type === groundRevoked.type);
    assert.deepEqual(await revoked(), []);
    await table.decide(fileId, { outcome: 'refuse' });
    const until = addDays(dateInBrussels(new Date()), 30);
    assert.deepEqual(
      (await revoked()).map(({ data }) => data),
      [{ grantId: fileId, clientSystemId, ground: 'table', until }],
    );
  });
});

describe('R26, R25: what the table wrote down is read back as it was', () => {
  it('keeps participants, absence, dissent and actions', async () => {
    const { fileId } = await table.open();
    const record = {
      outcome: 'hook-on' as const,
      motivation: 'Het CAW begeleidt al.',
      participants: ['pz-gent', 'caw-oost-vlaanderen'],
      absent: [{ organisation: 'parket-oost-vlaanderen', reason: 'verhinderd' }],
      dissent: [{ organisation: 'pz-gent', text: 'Te licht.' }],
      actions: [{ text: 'Opbellen.', organisation: 'caw-oost-vlaanderen', dueOn: '2999-01-01' }],
      referredTo: 'caw-oost-vlaanderen',
      overrideReason: 'De hulp loopt goed.',
    };
    const { decisionId } = await table.decide(fileId, record);
    assert.partialDeepStrictEqual((await table.get(fileId)).decision, {
      decisionId,
      decidedBy: coordinator.principal.subject,
      ...record,
    });
  });
});
