import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roles } from '@veilighuis/contracts';
import type { Ground, OrganisationCategory } from '@veilighuis/contracts';
import fc from 'fast-check';
import { Decider, groundsOf, keysOfCaller, keysOfFile } from '@veilighuis/access';
import type { GroundedRecord, GroundRecord, Principal } from '@veilighuis/access';
import { purposeOf } from '../src/purpose.ts';
import { categoryOf } from '../src/roles-within.ts';

const decider = new Decider();
const now = { day: '2026-06-15', moment: '2026-06-15T10:00:00.000Z' };
const users = ['anna', 'bert', 'carla'];
const zones = ['5415', '5440'];
const organisations = ['caw-oost-vlaanderen', 'pz-gent'];
const grantees = [...users.map((id) => `user:${id}`), 'category:CAW', 'category:public-prosecutor', 'category:police'];
/** Lists, each with the act that opens what it shows. */
const opening = ['read-overview-file', 'read-triage-file', 'read-trajectory'];

const days = fc.constantFrom('2026-05-01', '2026-06-14', '2026-06-15', '2026-06-16', '2026-07-01');
const granted: fc.Arbitrary<GroundRecord> = fc
  .record({
    ground: fc.constantFrom('assigned' as const, 'invited' as const, 'table' as const, 'emergency' as const),
    grantee: fc.constantFrom(...grantees),
    from: days,
    until: fc.option(days, { nil: undefined }),
    end: fc.constantFrom('2026-06-15T09:00:00.000Z', now.moment, '2026-06-15T11:00:00.000Z'),
  })
  .map(({ ground, grantee, from, until, end }) => {
    const given = { grantId: 'grant', ground, grantee, from, ...(until === undefined ? {} : { until }) };
    return ground === 'emergency' ? { ...given, moments: { from: '2026-06-14T10:00:00.000Z', until: end } } : given;
  });

const record: fc.Arbitrary<GroundedRecord> = fc.record({
  centre: fc.constant('ovl'),
  zones: fc.subarray(zones),
  registrars: fc.subarray(organisations),
  grounds: fc.array(granted, { maxLength: 4 }),
  shielding: fc.record({ shielded: fc.boolean(), visibleTo: fc.subarray(users) }),
  waitsForTeam: fc.boolean(),
});

const principal: fc.Arbitrary<Principal> = fc
  .record({
    roles: fc.subarray([...roles], { minLength: 1, maxLength: 2 }),
    subject: fc.constantFrom(...users),
    organisation: fc.constantFrom(...organisations),
    zones: fc.subarray(zones),
    category: fc.constantFrom<(OrganisationCategory | '')[]>('', 'CAW', 'police', 'public-prosecutor', 'AJH'),
    own: fc.boolean(),
  })
  .map(({ own, roles: given, category, ...rest }) => {
    const [first] = given;
    const usual = first === undefined ? category : categoryOf(first);
    return { ...rest, roles: given, kind: 'staff' as const, centre: 'ovl', category: own ? usual : category };
  });

const team = 'team:3';

/** What a list finds by its query alone, as the gate of the services asks it. */
function isFound(who: Principal, action: string, file: GroundedRecord): boolean {
  const purpose = purposeOf(who, undefined);
  const isGood = (ground: Ground) =>
    decider.decide({ principal: who, action, record: { centre: who.centre }, grounds: [ground], purpose }).allowed;
  const mine = new Set(keysOfCaller(who, isGood, file.waitsForTeam === true ? [team] : []));
  return keysOfFile(file, now, file.waitsForTeam === true ? [team] : []).some((key) => mine.has(key));
}

function mayOpen(who: Principal, action: string, file: GroundedRecord): boolean {
  const grounds = groundsOf(who, file, now);
  return decider.decide({ principal: who, action, record: file, grounds, purpose: purposeOf(who, undefined) }).allowed;
}

describe('R30, R36: a list finds by its query what the rules open, no more and no less', () => {
  it('for any file, caller, ground with a beginning and an end, and shielding', () => {
    fc.assert(
      fc.property(principal, record, fc.constantFrom(...opening), (who, file, action) => {
        assert.equal(isFound(who, action, file), mayOpen(who, action, file));
      }),
      { numRuns: 400 },
    );
  });

  it('both answers are met (negative control)', () => {
    const met = new Set<string>();
    const seen = fc.sample(fc.tuple(principal, record), { numRuns: 300, seed: 1 });
    for (const [who, file] of seen) {
      const shielded = file.shielding?.shielded === true;
      met.add(`${shielded ? 'shielded ' : ''}${mayOpen(who, 'read-overview-file', file) ? 'opened' : 'closed'}`);
    }
    assert.deepEqual([...met].sort(), ['closed', 'opened', 'shielded closed', 'shielded opened']);
  });
});
