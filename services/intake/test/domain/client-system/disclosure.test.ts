import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { disclosureFor, isKeptFrom, itemsOf, merge, undoMerge } from '../../../src/domain/client-system/index.ts';
import type { ClientSystem, Person } from '../../../src/domain/client-system/index.ts';
import type { WallDecision } from '../../../src/domain/client-system/wall-decision.ts';

const SHELTER = {
  addressId: 'a-shelter',
  street: 'Schuilstraat 1',
  municipality: '44021',
  safe: true,
  since: '2026-05-01',
};
const HOME = { addressId: 'a-home', street: 'Thuislaan 2', municipality: '41002', safe: false, since: '2025-01-01' };

const someone = (personId: string, more: Partial<Person> = {}): Person => ({
  personId,
  name: { given: personId, family: 'Test' },
  addresses: [],
  ...more,
});
const mother = someone('mother', {
  addresses: [HOME, SHELTER],
  phone: '0470 11 11 11',
  safeContacts: [{ contactId: 'c1', channel: 'call', value: '0499 22 22 22', since: '2026-05-01' }],
});
const father = someone('father', { addresses: [{ ...HOME, addressId: 'a-his' }], phone: '0471 33 33 33' });
const child = someone('child', {
  // The same shelter, written down by someone who did not know.
  addresses: [{ ...SHELTER, addressId: 'a-child', street: 'schuilstraat 1', safe: false }],
  words: [{ wordsId: 'w1', text: 'Ik ben bang van papa.', spokenOn: '2026-05-02' }],
});

const household = (more: Partial<ClientSystem> = {}): ClientSystem => ({
  clientSystemId: 's1',
  persons: [mother, father, child],
  relations: [],
  incidents: [],
  registrationIds: [],
  assessmentIds: [],
  shielding: { shielded: false, visibleTo: [] },
  ...more,
});
let walls = 0;
const wall = (
  about: string,
  from: string,
  part: WallDecision['part'],
  stands: WallDecision['stands'],
): WallDecision => ({
  wallId: `wall-${String((walls += 1))}`,
  about,
  from,
  part,
  stands,
  reason: 'Test',
  by: 'user',
  on: '2026-06-01',
});
const told = (system: ClientSystem, ...readers: string[]) => JSON.stringify(disclosureFor(system, readers).persons);

describe('R35: what may stand in something for these readers', () => {
  it('the father learns neither the shelter nor a number nor a word of the child', () => {
    const his = told(household(), 'father');
    for (const secret of ['chuilstraat', '0470', '0499', 'bang']) assert.ok(!his.includes(secret), secret);
    assert.ok(his.includes('Thuislaan'), 'what he knows himself stays');
  });

  it('the mother gets her own, and her letter tells where her child is, since she told it herself', () => {
    const hers = told(household(), 'mother');
    for (const own of ['Schuilstraat', '0470', '0499', 'schuilstraat']) assert.ok(hers.includes(own), own);
    assert.ok(!hers.includes('bang'), 'the words of the child are walled from both parents');
  });

  it('what is made for both holds what neither is kept from, whatever their order', () => {
    for (const readers of [
      ['mother', 'father'],
      ['father', 'mother'],
    ])
      assert.ok(!told(household(), ...readers).includes('chuilstraat'));
  });

  it('an address that nobody marked is kept when it tells the same as a safe one, or came in since she hides', () => {
    const { crossings } = disclosureFor(household(), ['father']);
    assert.ok(crossings.some(({ itemId }) => itemId === 'a-child'));
    const later = { ...SHELTER, addressId: 'a-later', street: 'Schuilstr. 1', safe: false, since: '2026-05-03' };
    const spelled = { ...mother, addresses: [...mother.addresses, later] };
    assert.ok(!told(household({ persons: [spelled, father] }), 'father').includes('chuilstr'));
  });

  it('a wall that was raised keeps what is not safe; one that was lifted lets that one person know; the last counts', () => {
    const raised = wall('father', 'mother', 'whereabouts', 'raised');
    assert.ok(
      !told(household({ persons: [someone('mother'), father], walls: [raised] }), 'mother').includes('Thuislaan'),
    );
    const lifted = wall('child', 'mother', 'words', 'lifted');
    assert.ok(told(household({ walls: [lifted] }), 'mother').includes('bang'));
    assert.ok(!told(household({ walls: [lifted] }), 'father').includes('bang'));
    const again = wall('child', 'mother', 'words', 'raised');
    assert.ok(!told(household({ walls: [lifted, again] }), 'mother').includes('bang'));
  });

  it('someone outside the household is kept from whatever is kept from anyone', () => {
    const raised = wall('father', 'mother', 'whereabouts', 'raised');
    const outside = told(household({ walls: [raised] }), 'a-lawyer');
    for (const secret of ['chuilstraat', '0499', 'bang', 'Thuislaan']) assert.ok(!outside.includes(secret), secret);
  });

  it('is for someone: without a reader nothing is composed', () => {
    assert.throws(() => disclosureFor(household(), []), RangeError);
  });
});

describe('R09, R35: merging keeps the strictest, and undoing gives no wall away', () => {
  const other = household({
    clientSystemId: 's2',
    persons: [someone('mother-2', { addresses: [HOME] }), someone('father-2')],
    walls: [wall('mother-2', 'father-2', 'contact', 'raised')],
  });
  const same = [
    { kept: 'mother', folded: 'mother-2' },
    { kept: 'father', folded: 'father-2' },
  ];

  it('a raised wall stands in the one that goes on, and a lifted one has to be lifted anew', () => {
    const lifted = household({ walls: [wall('mother', 'father', 'whereabouts', 'lifted')] });
    assert.ok(told(lifted, 'father').includes('Schuilstraat'), 'negative control');
    const { survivor } = merge(lifted, other, same);
    assert.ok(!told(survivor, 'father').includes('chuilstraat'));
    const open = someone('mother', { phone: '0470 11 11 11' });
    const merged = merge(household({ persons: [open, father] }), other, same).survivor;
    assert.ok(!told(merged, 'father').includes('0470'));
  });

  it('a wall raised after the merge stands in both once they part again', () => {
    const { survivor, record } = merge(household(), other, same);
    const later = wall('father', 'mother', 'contact', 'raised');
    const parted = undoMerge({ ...survivor, walls: [...(survivor.walls ?? []), later] }, record);
    assert.ok(!told(parted.survivor, 'mother').includes('0471'));
    const walled = parted.absorbed.walls?.map(({ about, from }) => `${about}|${from}`);
    assert.deepEqual(walled, ['mother-2|father-2', 'father-2|mother-2']);
  });
});

describe('R35: for any household, walls and readers', () => {
  const ids = ['mother', 'father', 'child'];
  const streets = ['Een 1', 'Twee 2', 'een 1'];
  const person = (personId: string) =>
    fc
      .record({
        addresses: fc.array(
          fc.record({
            street: fc.constantFrom(...streets),
            safe: fc.boolean(),
            since: fc.constantFrom('2026-01-01', '2026-02-01'),
          }),
          { maxLength: 2 },
        ),
        phone: fc.option(fc.constantFrom('0470 11 11 11', '0470/11.11.11', '0471222222'), { nil: undefined }),
        contact: fc.option(fc.constantFrom('0470111111', '0475 55 55 55'), { nil: undefined }),
        words: fc.boolean(),
      })
      .map(({ addresses, phone, contact, words }) =>
        someone(personId, {
          addresses: addresses.map((one, i) => ({
            ...one,
            addressId: `${personId}-${String(i)}`,
            municipality: '44021',
          })),
          ...(phone === undefined ? {} : { phone }),
          ...(contact === undefined
            ? {}
            : { safeContacts: [{ contactId: `${personId}-c`, channel: 'call', value: contact, since: '2026-01-01' }] }),
          ...(words ? { words: [{ wordsId: `${personId}-w`, text: 'woorden', spokenOn: '2026-01-01' }] } : {}),
        }),
      );
  const decision = fc
    .tuple(
      fc.constantFrom(...ids),
      fc.constantFrom(...ids),
      fc.constantFrom('whereabouts' as const, 'contact' as const, 'words' as const),
      fc.constantFrom('raised' as const, 'lifted' as const),
    )
    .map((parts) => wall(...parts));
  const world = fc.record({
    persons: fc.tuple(person('mother'), person('father'), person('child')),
    walls: fc.array(decision, { maxLength: 4 }),
    readers: fc.subarray([...ids, 'outsider'], { minLength: 1 }),
  });

  it('nothing is told that a wall keeps from a reader, but for what that reader told; and what is told crosses none', () => {
    fc.assert(
      fc.property(world, ({ persons, walls: decided, readers }) => {
        const system = household({ persons, walls: decided });
        const disclosed = disclosureFor(system, readers);
        const all = persons.flatMap(itemsOf);
        for (const item of disclosed.persons.flatMap(itemsOf)) {
          for (const reader of readers) {
            const own = all.some(({ about, tells }) => about === reader && tells === item.tells);
            const kept = all.some((one) => one.tells === item.tells && isKeptFrom(system, one, reader));
            assert.ok(own || !kept, `${item.itemId} to ${reader}`);
          }
        }
        // Whoever reads along never adds anything, and what was left out is all there is to the difference.
        const left = new Set(disclosed.crossings.map(({ about, itemId }) => `${about}|${itemId}`));
        assert.equal(disclosed.persons.flatMap(itemsOf).length + left.size, all.length);
        for (const reader of readers)
          assert.ok(disclosureFor(system, [reader]).crossings.length <= disclosed.crossings.length);
      }),
    );
  });
});
