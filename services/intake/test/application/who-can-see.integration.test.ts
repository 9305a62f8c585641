import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { organisationCategories, roles } from '@veilighuis/contracts';
import type { ProblemError } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import {
  GrantGround,
  OpenEmergencyAccess,
  ReadRegisterOfAccess,
  ShieldClientSystem,
  WhoCanSee,
} from '../../src/application/index.ts';
import { caller, coordinator, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { grantOf } from '../support/grants.ts';
import { report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const officer = caller('privacy-officer');
const holder = caller('case-director');
const emergency = caller('case-supporter');

const ask = (clientSystemId: string, who: Caller) => use(WhoCanSee).execute({ clientSystemId }, who);
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'allowed',
    (error: unknown) => (error as ProblemError).problem,
  );

async function fileWithGrounds(birth: string): Promise<string> {
  const clientSystemId = await desk.clientSystemOf((await desk.register(report({ persons: couple(birth) }))).reportId);
  await use(GrantGround).execute(grantOf(clientSystemId, holder.principal.subject));
  await use(GrantGround).execute(grantOf(clientSystemId, randomUUID(), { until: '2026-02-01' }));
  const opening = { on: { by: 'client-system', clientSystemId }, reason: 'Test' } as const;
  await use(OpenEmergencyAccess).execute(opening, { ...emergency, idempotencyKey: randomUUID() });
  return clientSystemId;
}

describe('R30: who can see this file?', () => {
  it('is told to nobody without a ground on it, with the answer of a file that does not exist', async () => {
    const clientSystemId = await fileWithGrounds('830101');
    for (const who of [liaisonGent, liaisonAalst, caller('case-director'), emergency, caller('auditor')])
      assert.deepEqual(await refusal(ask(clientSystemId, who)), await refusal(ask(randomUUID(), who)));
  });

  it('names everyone who opens it, and whoever is not named is refused', async () => {
    const clientSystemId = await fileWithGrounds('830102');
    const { rows } = await ask(clientSystemId, coordinator);
    assert.deepEqual(
      rows.map(({ who, id, ground }) => [who, id, ground]),
      [
        ['centre', 'ovl', 'coordinator'],
        ['police-zone', '5415', 'own-zone'],
        ['user', holder.principal.subject, 'assigned'],
        ['user', emergency.principal.subject, 'emergency'],
      ],
    );
    for (const who of [holder, officer]) assert.deepEqual((await ask(clientSystemId, who)).rows, rows);

    const named = (who: Caller) =>
      rows.some(({ who: kind, id, roles: able }) => {
        const { subject, centre, zones, organisation } = who.principal;
        const isMeant = { user: id === subject, centre: id === centre, 'police-zone': zones.includes(id) };
        const meant = kind === 'category' || kind === 'organisation' ? id === organisation : isMeant[kind];
        return meant && able.some((role) => who.principal.roles.includes(role));
      });
    const everyone = [
      ...[coordinator, holder, emergency, liaisonGent, liaisonAalst, officer],
      ...roles.flatMap((role) => organisationCategories.map((category) => caller(role, { category }))),
    ];
    for (const who of everyone) {
      const opens = await desk.overview(clientSystemId, who).then(
        () => true,
        () => false,
      );
      assert.equal(opens, named(who), `${who.principal.roles.join()} ${who.principal.category}`);
    }
  });

  it('R36: of a shielded file the privacy officer sees who is named, and the others nothing', async () => {
    const clientSystemId = await fileWithGrounds('830103');
    const { version } = await desk.overview(clientSystemId);
    const visibleTo = [coordinator.principal.subject];
    const shield = { clientSystemId, visibleTo, reason: 'Collega is partij' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    const { shielded, named, rows } = await ask(clientSystemId, officer);
    assert.deepEqual([shielded, named], [true, visibleTo]);
    assert.deepEqual(
      rows.map(({ ground }) => ground),
      ['coordinator', 'own-zone'],
    );
    assert.deepEqual(await refusal(ask(clientSystemId, holder)), await refusal(ask(randomUUID(), holder)));
  });
});

describe('R38: the register of access', () => {
  it('is for the privacy officer and the auditor', async () => {
    await assert.rejects(use(ReadRegisterOfAccess).execute({}, coordinator), refusedAs('not-allowed'));
    for (const who of [officer, caller('auditor')]) {
      const { categories } = await use(ReadRegisterOfAccess).execute({}, who);
      const liaison = categories.find(({ role }) => role === 'police-liaison');
      const file = liaison?.access.find(({ actions }) => actions.includes('read-overview-file'));
      assert.deepEqual(file?.grounds, ['invited', 'own-zone', 'emergency']);
      assert.ok(!categories.some(({ role }) => role === 'operations'));
    }
  });
});
