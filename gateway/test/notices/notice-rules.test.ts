import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recipientsOf, roleIn, stillTold, tableOf, toldOfEmergency, userIn } from '../../src/notices/notice-rules.ts';

const shielding = { shielded: true, visibleTo: ['anna'] };

describe('R37: who is told of an emergency access', () => {
  const told = toldOfEmergency({ centre: 'ovl', granteeId: 'bart', holderIds: ['anna', 'bart'] });

  it('who holds the file, who leads its centre, the privacy officer; not who opened it, nor another centre', () => {
    assert.deepEqual(told, [
      userIn('ovl', 'anna'),
      roleIn('ovl', 'operational-coordinator'),
      roleIn('ovl', 'privacy-officer'),
    ]);
  });

  it('R36: of a shielded file only who is named, and the privacy officer', () => {
    assert.deepEqual(stillTold('emergency-access-opened', 'ovl', told, shielding), [
      userIn('ovl', 'anna'),
      roleIn('ovl', 'privacy-officer'),
    ]);
  });
});

describe('R36: notices about a shielded file', () => {
  it('stay with who is named, and go from every role', () => {
    const recipients = [
      userIn('ovl', 'anna'),
      userIn('ovl', 'bart'),
      ...tableOf('ovl'),
      roleIn('ovl', 'privacy-officer'),
    ];
    assert.deepEqual(stillTold('trajectory-assigned', 'ovl', recipients, shielding), [userIn('ovl', 'anna')]);
    const open = { shielded: false, visibleTo: [] };
    assert.deepEqual(stillTold('trajectory-assigned', 'ovl', recipients, open), recipients, 'negative control');
  });
});

describe('Notices', () => {
  it('name a user who acts for that centre, in their roles of now', () => {
    const principal = { subject: 'anna', centre: 'ovl', roles: ['case-director', 'expert'] } as const;
    assert.deepEqual(recipientsOf({ ...principal, kind: 'staff', organisation: 'o', category: 'CAW', zones: [] }), [
      'user:ovl:anna',
      'role:ovl:case-director',
      'role:ovl:expert',
    ]);
  });
});
