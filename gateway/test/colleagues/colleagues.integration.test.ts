import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Decider } from '@veilighuis/access';
import type { Principal } from '@veilighuis/access';
import { listColleagues, ProblemError, roles } from '@veilighuis/contracts';
import type { Role } from '@veilighuis/contracts';
import { colleagueCollection, Colleagues } from '../../src/colleagues/colleagues.ts';
import { requireAction } from '../../src/protection/require-action.ts';
import { keyOf, ownDatabase, sealBy } from '../support/own-database.ts';

function principal(role: Role, more: Partial<Principal> = {}): Principal {
  const organisation = 'veilig-huis-oost-vlaanderen';
  const kind = role.startsWith('service-') ? 'service' : role.endsWith('-system') ? 'machine' : 'staff';
  const own = { subject: randomUUID(), kind, organisation, category: 'local-authority', zones: [] } as const;
  return { ...own, centre: 'oost-vlaanderen', roles: [role], ...more };
}

describe('R30: who may list the colleagues', () => {
  const decider = new Decider();
  const may = (role: Role, purpose?: string) => {
    try {
      requireAction(decider, listColleagues.action, principal(role), purpose);
      return true;
    } catch (error) {
      assert.ok(error instanceof ProblemError && error.problem.code === 'not-allowed');
      return false;
    }
  };

  it('nobody but coordinators, those who run trajectories, and the privacy officer', () => {
    assert.deepEqual(
      roles.filter((role) => may(role)),
      ['operational-coordinator', 'case-director', 'case-supporter', 'privacy-officer'],
    );
  });

  it('and they not for a purpose that is not theirs', () => {
    assert.equal(may('case-director', 'supervision'), false);
    assert.equal(may('case-director', 'case-direction'), true);
  });
});

describe('Colleagues', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>;
  let colleagues: Colleagues;
  const at = new Date('2026-03-02T07:40:00Z');
  const rows = () => colleagueCollection.in(database.db);
  before(async () => {
    database = await ownDatabase(colleagueCollection);
    colleagues = new Colleagues(rows(), sealBy(keyOf('k1'), 'colleagues'));
  });
  after(() => database.drop());

  it('are those of the own centre, by role when asked', async () => {
    const director = principal('case-director');
    const liaison = principal('police-liaison', { organisation: 'pz-gent' });
    await colleagues.record(director, 'Anna Proefmans', at);
    await colleagues.record(liaison, 'Bart Kanarie', at);
    await colleagues.record(principal('case-director', { centre: 'antwerpen' }), 'Cas Elders', at);
    const named = async (role?: Role) => (await colleagues.list('oost-vlaanderen', role)).map(({ name }) => name);
    assert.deepEqual((await named()).toSorted(), ['Anna Proefmans', 'Bart Kanarie']);
    assert.deepEqual(await colleagues.list('oost-vlaanderen', 'police-liaison'), [
      { subject: liaison.subject, name: 'Bart Kanarie', roles: ['police-liaison'], organisation: 'pz-gent' },
    ]);
  });

  it('are as they signed in last: another role, organisation and centre', async () => {
    const moved = principal('case-supporter', { centre: 'limburg' });
    await colleagues.record(moved, 'Dina Oud', at);
    await colleagues.record({ ...moved, centre: 'vlaams-brabant', roles: ['case-director'] }, 'Dina Nieuw', at);
    assert.deepEqual(await colleagues.list('limburg', undefined), []);
    const [row] = await colleagues.list('vlaams-brabant', undefined);
    assert.deepEqual([row?.name, row?.roles], ['Dina Nieuw', ['case-director']]);
  });

  it('R41: their names are not to be read in the database, nor given to somebody else', async () => {
    const one = principal('case-director', { centre: 'west-vlaanderen' });
    await colleagues.record(one, 'Eva Kanarie', at);
    const row = await rows().findOne({ _id: one.subject });
    assert.ok(row);
    assert.doesNotMatch(JSON.stringify(row), /Kanarie/);
    await rows().insertOne({ ...row, _id: randomUUID() });
    assert.equal((await colleagues.list('west-vlaanderen', undefined)).length, 1);
  });

  it('are no longer there when they have not signed in for half a year', async () => {
    const expiry = (await rows().indexes()).find(({ name }) => name === 'expiry');
    assert.deepEqual([expiry?.key, expiry?.expireAfterSeconds], [{ signedInAt: 1 }, 182 * 24 * 3600]);
  });
});
