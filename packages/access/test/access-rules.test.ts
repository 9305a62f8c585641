import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ground, Purpose, Role } from '@veilighuis/contracts';
import { operations, roles } from '@veilighuis/contracts';
import { Decider, groundsOf } from '@veilighuis/access';
import type { Principal } from '@veilighuis/access';

const decider = new Decider();

function principal(role: Role, more: Partial<Principal> = {}): Principal {
  return {
    subject: 'subject-1',
    kind: 'staff',
    organisation: 'organisation-1',
    category: 'CAW',
    centre: 'ovl',
    roles: [role],
    zones: [],
    ...more,
  };
}

function decide(
  who: Principal,
  action: string,
  purpose: Purpose,
  grounds: Ground[] = [],
  record = { centre: 'ovl', zones: ['5415'] },
) {
  return decider.decide({ principal: who, action, record, grounds, purpose });
}

const liaison = principal('police-liaison', { category: 'police', zones: ['5415'], organisation: 'pz-gent' });

describe('R30: access needs a role and a ground', () => {
  const fileActions = [
    'read-overview-file',
    'read-police-report',
    'change-client-system',
    'assess-risk',
    'read-triage-file',
    'decide-triage',
    'read-trajectory',
    'work-on-trajectory',
    'close-trajectory',
  ];

  for (const role of roles) {
    it(`opens no file at all to ${role} without a ground`, () => {
      for (const action of fileActions) {
        for (const purpose of ['triage', 'case-direction', 'coordination', 'registration'] as const) {
          assert.equal(decide(principal(role), action, purpose).allowed, false, action);
        }
      }
    });
  }

  it('opens a file to its case director, and to a director of another case not', () => {
    assert.equal(
      decide(principal('case-director'), 'read-overview-file', 'case-direction', ['assigned']).allowed,
      true,
    );
    assert.equal(decide(principal('case-director'), 'read-overview-file', 'case-direction', []).allowed, false);
  });

  it('lets a police liaison of zone A open a file of zone B only when invited', () => {
    assert.equal(decide(liaison, 'read-overview-file', 'triage', ['own-zone']).allowed, true);
    assert.equal(decide(liaison, 'read-overview-file', 'triage', ['table']).allowed, false);
    assert.equal(decide(liaison, 'read-overview-file', 'triage', ['invited']).allowed, true);
  });

  it('reads nothing for rank: a strategic coordinator opens no file', () => {
    assert.equal(
      decide(principal('strategic-coordinator'), 'read-overview-file', 'coordination', ['coordinator']).allowed,
      false,
    );
  });

  it('reaches no record of another centre, whatever the ground', () => {
    const elsewhere = { centre: 'ant', zones: ['5415'] };
    assert.equal(
      decide(principal('operational-coordinator'), 'read-overview-file', 'coordination', ['coordinator']).allowed,
      true,
    );
    assert.equal(
      decide(principal('operational-coordinator'), 'read-overview-file', 'coordination', ['coordinator'], elsewhere)
        .allowed,
      false,
    );
  });

  it('shows operations no case, even with a ground', () => {
    const both = principal('operations', { roles: ['operations', 'operational-coordinator'] });
    assert.equal(decide(both, 'read-overview-file', 'coordination', ['coordinator']).allowed, false);
  });

  it('refuses a purpose that is not the role’s', () => {
    assert.equal(decide(principal('case-director'), 'read-overview-file', 'supervision', ['assigned']).allowed, false);
    assert.equal(decide(principal('case-director'), 'read-overview-file', 'triage', ['assigned']).allowed, false);
  });
});

describe('Registering a police report', () => {
  const system = principal('police-system', { kind: 'machine', category: 'police', zones: ['5415'] });

  it('is open to the system of a zone for that zone only', () => {
    assert.deepEqual(decide(system, 'register-police-report', 'system-exchange'), {
      allowed: true,
      policies: ['police-system-reports-own-zone'],
    });
    assert.equal(
      decide(system, 'register-police-report', 'system-exchange', [], { centre: 'ovl', zones: ['5440'] }).allowed,
      false,
    );
  });

  it('is closed to a system that is not of the police', () => {
    assert.equal(decide({ ...system, category: 'CAW' }, 'register-police-report', 'system-exchange').allowed, false);
    assert.equal(
      decide({ ...system, roles: ['partner-system'] }, 'register-police-report', 'system-exchange').allowed,
      false,
    );
  });
});

describe('Denied by default', () => {
  it('an action that no policy names is denied, not an error', () => {
    assert.deepEqual(decide(principal('operational-coordinator'), 'no-such-action', 'coordination', ['coordinator']), {
      allowed: false,
      policies: [],
    });
  });

  it('every operation of the contracts names an action that somebody may do', () => {
    const everyGround: Ground[] = ['assigned', 'invited', 'table', 'coordinator', 'own-zone', 'registrar', 'team'];
    for (const { action } of operations) {
      const someone = roles.some((role) =>
        (['staff', 'machine', 'service'] as const).some((kind) =>
          (['police', 'CAW'] as const).some((category) =>
            (
              ['coordination', 'triage', 'case-direction', 'supervision', 'system-exchange', 'registration'] as const
            ).some(
              (purpose) =>
                decide(principal(role, { kind, category, zones: ['5415'] }), action, purpose, everyGround).allowed,
            ),
          ),
        ),
      );
      assert.ok(someone, action);
    }
  });
});

const on = (day: string) => ({ day, moment: `${day}T12:00:00.000Z` });

describe('R30: grounds on a file', () => {
  const record = {
    centre: 'ovl',
    zones: ['5415'],
    registrars: ['caw-oost-vlaanderen'],
    grounds: [
      {
        grantId: 'g1',
        ground: 'assigned',
        grantee: 'user:subject-1',
        from: '2026-03-01',
        until: '2026-06-30',
      } as const,
    ],
  };

  it('hold from their first to their last day, both included', () => {
    const who = principal('case-director');
    assert.deepEqual(groundsOf(who, record, on('2026-02-28')), []);
    assert.deepEqual(groundsOf(who, record, on('2026-03-01')), ['assigned']);
    assert.deepEqual(groundsOf(who, record, on('2026-06-30')), ['assigned']);
    assert.deepEqual(groundsOf(who, record, on('2026-07-01')), []);
  });

  it('follow from who someone is: zone, organisation, coordinator of that centre', () => {
    assert.deepEqual(groundsOf(liaison, record, on('2026-01-01')), ['own-zone']);
    assert.deepEqual(
      groundsOf(principal('caw-worker', { organisation: 'caw-oost-vlaanderen' }), record, on('2026-01-01')),
      ['registrar'],
    );
    assert.deepEqual(groundsOf(principal('operational-coordinator'), record, on('2026-01-01')), ['coordinator']);
    assert.deepEqual(groundsOf(principal('operational-coordinator', { centre: 'ant' }), record, on('2026-01-01')), []);
  });
});
