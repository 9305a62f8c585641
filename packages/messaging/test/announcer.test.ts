import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { announcersOf, events } from '@veilighuis/contracts';
import { isBelieved } from '../src/strategy/announcer.ts';
import { envelope } from './support/rig.ts';

const decided = envelope('be.veilighuis.triage.decided.v1', 1, { source: '/services/triage' });
const own = { service: 'case-management', account: 'case-management' };

describe('Who may announce an event', () => {
  it('of each event of the platform someone may', () => {
    assert.deepEqual(
      events.filter(({ type }) => announcersOf(type).length === 0).map(({ type }) => type),
      [],
    );
  });

  it('of a type that the platform does not know, nobody', () => {
    for (const type of ['be.veilighuis.other.thing.v1', 'org.elsewhere.triage.decided.v1', '']) {
      assert.deepEqual(announcersOf(type), []);
    }
  });

  it('the service that the type is named after is believed', () => {
    assert.equal(isBelieved(decided, 'triage', own), true);
  });

  for (const [what, sender] of [
    ['another service', 'intake'],
    ['the gateway', 'gateway'],
    ['an account that nobody knows', 'mallory'],
    ['nobody', undefined],
    ['something that is no name', { toString: () => 'triage' }],
  ] as const) {
    it(`${what} is not`, () => {
      assert.equal(isBelieved(decided, sender, own), false);
    });
  }

  it('a service that speaks as another one is not, though it may announce the type', () => {
    assert.equal(isBelieved({ ...decided, source: '/services/intake' }, 'triage', own), false);
  });

  it('what the consumer put aside itself is', () => {
    assert.equal(isBelieved(decided, 'case-management', own), true);
  });

  it('where all share one account, that account is', () => {
    assert.equal(isBelieved(decided, 'shared', { service: 'case-management', account: 'shared' }), true);
  });
});
