import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Decider, whoCanSee } from '@veilighuis/access';

const decider = new Decider();
const now = { day: '2026-06-15', moment: '2026-06-15T10:00:00.000Z' };
const seers = (record: Parameters<typeof whoCanSee>[2]) => whoCanSee(decider, 'read-overview-file', record, now);
const shieldedFor = (...visibleTo: string[]) => ({ shielded: true, visibleTo });

const assigned = { grantId: 'g1', ground: 'assigned', grantee: 'user:anna', from: '2026-01-01' } as const;
const table = { grantId: 'g2', ground: 'table', from: '2026-06-01', until: '2026-06-30' } as const;

const file = {
  centre: 'ovl',
  zones: ['5415'],
  registrars: ['caw-oost-vlaanderen'],
  grounds: [
    assigned,
    { ...table, grantee: 'category:public-prosecutor' },
    { ...table, grantee: 'category:CAW' },
    { ...table, grantee: 'category:VK' },
  ],
};

describe('R30: who can see a file', () => {
  it('names people and organisations, each with a ground, its last day and the roles for which it is good', () => {
    assert.deepEqual(seers(file), [
      { who: 'centre', id: 'ovl', ground: 'coordinator', roles: ['operational-coordinator'] },
      { who: 'police-zone', id: '5415', ground: 'own-zone', roles: ['police-liaison'] },
      { who: 'organisation', id: 'caw-oost-vlaanderen', ground: 'registrar', roles: ['caw-worker'] },
      { who: 'user', id: 'anna', ground: 'assigned', roles: ['case-director', 'case-supporter'] },
      {
        who: 'category',
        id: 'public-prosecutor',
        ground: 'table',
        roles: ['prosecution-criminologist'],
        until: '2026-06-30',
      },
      { who: 'category', id: 'CAW', ground: 'table', roles: ['caw-worker'], until: '2026-06-30' },
    ]);
  });

  it('leaves out a ground that ended, and one that is good for no role', () => {
    const over = { ...file, zones: [], registrars: [], grounds: [{ ...assigned, until: '2026-06-14' }] };
    assert.deepEqual(
      seers(over).map(({ ground }) => ground),
      ['coordinator'],
    );
    const police = { ...table, grantee: 'category:police' };
    assert.equal(seers({ ...over, grounds: [police] }).length, 1, 'a liaison needs the own zone, not the table');
  });

  it('R37: names who has it in an emergency, until its moment', () => {
    const emergency = {
      grantId: 'g3',
      ground: 'emergency',
      grantee: 'user:bert',
      from: '2026-06-15',
      until: '2026-06-16',
      moments: { from: '2026-06-15T09:00:00.000Z', until: '2026-06-16T09:00:00.000Z' },
    } as const;
    const bert = seers({ centre: 'ovl', grounds: [emergency] }).find(({ id }) => id === 'bert');
    assert.deepEqual([bert?.ground, bert?.roles.includes('case-director')], ['emergency', true]);
    const ended = { ...emergency, moments: { ...emergency.moments, until: now.moment } };
    assert.equal(
      seers({ centre: 'ovl', grounds: [ended] }).some(({ id }) => id === 'bert'),
      false,
    );
  });

  it('R36: of a shielded file a user who is not named is not there', () => {
    const ids = (...visibleTo: string[]) =>
      seers({ ...file, shielding: shieldedFor(...visibleTo) }).map(({ id }) => id);
    assert.ok(ids('anna').includes('anna'));
    assert.ok(!ids('carla').includes('anna'));
  });
});
