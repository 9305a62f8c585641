import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { emergencyAccessOpened, shieldingChanged } from '@veilighuis/contracts';
import type { EventDefinition } from '@veilighuis/contracts';
import { FollowAccess } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { ListTriageFiles } from '../../src/application/index.ts';
import { coordinator, criminologist, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { assertRefused, envelope, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

const HOUR_MS = 3_600_000;
let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

const news = (event: EventDefinition, subject: string, data: unknown, more: object = {}) =>
  ({ ...envelope(event.type, subject), sequence: 9, data, ...more }) as never;

const shield = (clientSystemId: string, shielded: boolean, named: readonly Caller[], sequence: number) => {
  const visibleTo = named.map(({ principal }) => principal.subject);
  const data = { clientSystemId, shielded, visibleTo };
  return triage.get(FollowAccess).shielded(news(shieldingChanged, clientSystemId, data, { sequence }), 'triage');
};

const emergency = (clientSystemId: string, who: Caller, openedHoursAgo: number) => {
  const data = { grantId: randomUUID(), clientSystemId, granteeId: who.principal.subject, hours: 4 };
  const time = new Date(Date.now() - openedHoursAgo * HOUR_MS).toISOString();
  return triage.get(FollowAccess).emergency(news(emergencyAccessOpened, clientSystemId, data, { time }), 'triage');
};

const listed = async (who: Caller) =>
  (await triage.get(ListTriageFiles).execute({ limit: 50, state: 'waiting' }, who)).rows.map(({ fileId }) => fileId);

describe('R36: triage follows the shielding of a client system', () => {
  it('for whoever is not named the file is gone, from the list as well; lifted, it is back', async () => {
    const { fileId, clientSystemId } = await table.open();
    assert.equal((await table.get(fileId, criminologist)).fileId, fileId, 'negative control');
    await shield(clientSystemId, true, [coordinator], 2);
    await assertRefused(table.get(fileId, criminologist), 'not-found');
    assert.ok(!(await listed(criminologist)).includes(fileId));
    assert.equal((await table.get(fileId, coordinator)).fileId, fileId);
    await shield(clientSystemId, false, [], 3);
    assert.ok((await listed(criminologist)).includes(fileId));
  });

  it('news that comes after newer news changes nothing', async () => {
    const { fileId, clientSystemId } = await table.open();
    await shield(clientSystemId, true, [coordinator], 5);
    await shield(clientSystemId, false, [], 4);
    await assertRefused(table.get(fileId, criminologist), 'not-found');
  });
});

describe('R37: triage follows an emergency', () => {
  it('the file opens for who opened it, for reading, and for nobody else', async () => {
    const { fileId, clientSystemId } = await table.open();
    await assertRefused(table.get(fileId, liaisonAalst), 'not-found');
    await emergency(clientSystemId, liaisonAalst, 0);
    assert.equal((await table.get(fileId, liaisonAalst)).fileId, fileId);
    assert.ok((await listed(liaisonAalst)).includes(fileId));
    const other = { ...liaisonAalst, principal: { ...liaisonAalst.principal, subject: randomUUID() } };
    await assertRefused(table.get(fileId, other), 'not-found');
    assert.equal((await table.get(fileId, liaisonGent)).fileId, fileId, 'its own zone, as before');
  });

  it('one whose hours are over opens nothing', async () => {
    const { fileId, clientSystemId } = await table.open();
    await emergency(clientSystemId, liaisonAalst, 5);
    await assertRefused(table.get(fileId, liaisonAalst), 'not-found');
    assert.ok(!(await listed(liaisonAalst)).includes(fileId));
  });
});
