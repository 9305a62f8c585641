import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { principalFrom } from '@veilighuis/access';

const sub = '70271497-e739-4653-80ad-f98d84b22839';
const police = { category: ['police'], centre: ['ovl'], zones: ['5415'] };
const caw = { category: ['CAW'], centre: ['ovl'] };
const centre = { category: ['AJH'], centre: ['ovl'] };

function person(roles: readonly string[], acting_for: unknown) {
  return principalFrom({ sub, roles, acting_for });
}

describe('A person acts for one organisation', () => {
  it('that the token names, with the attributes that the centre gave it', () => {
    assert.deepEqual(person(['police-liaison'], { 'pz-gent': police }), {
      subject: sub,
      kind: 'staff',
      organisation: 'pz-gent',
      category: 'police',
      centre: 'ovl',
      roles: ['police-liaison'],
      zones: ['5415'],
    });
  });

  it('and is nobody as long as there are two to choose from, or none', () => {
    assert.equal(person(['police-liaison'], { 'pz-gent': police, caw }), undefined);
    assert.equal(person(['police-liaison'], {}), undefined);
    assert.equal(person(['police-liaison'], undefined), undefined);
  });

  it('and nothing else in the token says another one', () => {
    const claims = { sub, roles: ['caw-worker'], acting_for: { caw }, organisation: 'pz-gent', zones: ['5415'] };
    const { organisation, zones } = principalFrom(claims) ?? {};
    assert.deepEqual([organisation, zones], ['caw', []]);
  });

  it('and is nobody when the organisation lacks a category or a centre, or has two', () => {
    for (const broken of [
      { ...police, category: [] },
      { ...police, centre: ['ovl', 'ant'] },
      { category: ['police'] },
    ]) {
      assert.equal(person(['police-liaison'], { 'pz-gent': broken }), undefined);
    }
  });
});

describe('R30: a role counts only in an organisation of its category', () => {
  const both = ['caw-worker', 'operational-coordinator', 'partner-worker'];

  it('so who works for two organisations has the roles of the one they act for', () => {
    assert.deepEqual(person(both, { caw })?.roles, ['caw-worker', 'partner-worker']);
    assert.deepEqual(person(both, { centre })?.roles, ['operational-coordinator', 'partner-worker']);
  });

  it('so a role of the centre given to someone of a partner by mistake opens nothing', () => {
    assert.equal(person(['operational-coordinator', 'privacy-officer'], { 'pz-gent': police }), undefined);
  });

  it('and a person never has the role of a system or a service', () => {
    assert.equal(person(['police-system', 'service-intake'], { 'pz-gent': police }), undefined);
    assert.equal(person(['partner-system', 'service-intake'], { centre }), undefined);
  });

  it('while a client has the roles that are fixed in it (negative control)', () => {
    const claims = {
      sub,
      roles: ['police-system'],
      organisation: 'pz-gent',
      organisation_category: 'police',
      centre: 'ovl',
    };
    assert.equal(principalFrom(claims)?.kind, 'machine');
  });
});
