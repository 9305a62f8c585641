import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays } from '@veilighuis/calendar';
import { groundGranted, groundRevoked } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { ListTriageFiles, RegisterRepresentative } from '../../src/application/index.ts';
import { acting, cawWorker, coordinator, criminologist, liaisonAalst, partnerWorker } from '../support/callers.ts';
import { Consultation, invitation, today } from '../support/consultation.ts';
import { assertRefused, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
let around: Consultation;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
  around = new Consultation(triage);
});
after(() => triage.stop());

const listed = async (fileId: string, who: Caller, state: 'waiting' | 'decided' = 'waiting') =>
  (await triage.get(ListTriageFiles).execute({ limit: 100, state }, who)).rows.some((row) => row.fileId === fileId);

const groundsAnnounced = async (invitationId: string) =>
  (await triage.outbox(invitationId)).map(({ type, sequence, data }) => ({ type, sequence, data }));

describe('R23, R30: who is invited', () => {
  for (const [who, invitee] of [
    ['a liaison of another zone', liaisonAalst],
    ['a worker of a partner', partnerWorker],
  ] as const) {
    it(`${who} opens that file and no other, and brings the input of the own organisation`, async () => {
      const [{ fileId }, other] = [await table.open(), await table.open()];
      await assertRefused(table.get(fileId, invitee), 'not-found');
      const inviteeId = invitee.principal.subject;
      const { invitationId } = await around.invite(fileId, { inviteeId });
      await assertRefused(table.get(other.fileId, invitee), 'not-found');
      assert.equal((await table.get(fileId, invitee)).fileId, fileId);
      assert.equal(await listed(fileId, invitee), true);
      await around.write(fileId, invitee, 0, { runningHelp: 'x' });
      await around.withdraw(fileId, invitationId);
      await assertRefused(table.get(fileId, invitee), 'not-found');
      await assertRefused(around.write(fileId, invitee, 1), 'not-found');
      assert.equal(await listed(fileId, invitee), false);
    });
  }

  it('the ground is announced, ends at once when withdrawn, and else thirty days after the decision', async () => {
    const { fileId, clientSystemId } = await table.open();
    const granteeId = partnerWorker.principal.subject;
    const first = await around.invite(fileId, { inviteeId: granteeId });
    await around.withdraw(fileId, first.invitationId);
    const grant = { clientSystemId, ground: 'invited' };
    const granted = (grantId: string) => ({
      type: groundGranted.type,
      sequence: 1,
      data: { ...grant, grantId, granteeId, from: today },
    });
    const revoked = (grantId: string, until: string) => ({
      type: groundRevoked.type,
      sequence: 2,
      data: { ...grant, grantId, until },
    });
    assert.deepEqual(await groundsAnnounced(first.invitationId), [
      granted(first.invitationId),
      revoked(first.invitationId, addDays(today, -1)),
    ]);
    const second = await around.invite(fileId, { inviteeId: granteeId });
    await table.decide(fileId, { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' });
    assert.deepEqual(await groundsAnnounced(second.invitationId), [
      granted(second.invitationId),
      revoked(second.invitationId, addDays(today, 30)),
    ]);
    assert.equal((await groundsAnnounced(first.invitationId)).length, 2, 'a withdrawn one is left alone');
    assert.equal(await listed(fileId, partnerWorker, 'decided'), true);
    await around.withdraw(fileId, second.invitationId, 2);
    await assertRefused(table.get(fileId, partnerWorker), 'not-found');
  });

  it('an invitation says its ground and category, stays in the file, and is made once', async () => {
    const { fileId } = await table.open();
    const { invitationId } = await around.invite(fileId);
    await assertRefused(around.invite(fileId), 'conflict');
    await around.withdraw(fileId, invitationId);
    await assertRefused(around.withdraw(fileId, invitationId, 2), 'conflict');
    const invitations = (await table.get(fileId, cawWorker)).table?.invitations;
    assert.deepEqual(invitations, [{ ...invitation, invitationId, version: 2, invitedOn: today, withdrawnOn: today }]);
    assert.deepEqual(await groundsAnnounced(invitationId), [], 'nobody was invited in person');
    await table.decide(fileId, { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' });
    await assertRefused(around.invite(fileId), 'already-decided');
  });
});

describe('R25: attendance', () => {
  it('the criminologist is represented by someone of the register; the file goes on without the CAW', async () => {
    const { fileId } = await table.open();
    const { representativeId } = await triage.get(RegisterRepresentative).execute(
      {
        organisation: 'parket-oost-vlaanderen',
        category: 'public-prosecutor',
        function: 'Parketcriminoloog',
        from: today,
      },
      acting(coordinator),
    );
    const sitsIn = { state: 'represented', representativeId } as const;
    await assertRefused(around.attend(fileId, 'caw-oost-vlaanderen', sitsIn), 'invalid-input');
    await assertRefused(around.attend(fileId, 'parket-oost-vlaanderen', 'represented'), 'invalid-input');
    await around.attend(fileId, 'parket-oost-vlaanderen', sitsIn);
    await around.attend(fileId, 'caw-oost-vlaanderen', { state: 'absent', reason: 'Ziek.' }, { who: criminologist });
    assert.deepEqual((await table.get(fileId, criminologist)).table?.attendance, [
      { organisation: 'parket-oost-vlaanderen', version: 1, ...sitsIn },
      { organisation: 'caw-oost-vlaanderen', version: 1, state: 'absent', reason: 'Ziek.' },
    ]);
    const refusal = { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' } as const;
    await assertRefused(table.decide(fileId, { ...refusal, participants: ['caw-oost-vlaanderen'] }), 'invalid-input');
    assert.equal(
      (await table.decide(fileId, { ...refusal, participants: ['parket-oost-vlaanderen'] })).state,
      'decided',
    );
    await assertRefused(around.attend(fileId, 'caw-oost-vlaanderen', 'present', { seen: 1 }), 'already-decided');
  });
});
