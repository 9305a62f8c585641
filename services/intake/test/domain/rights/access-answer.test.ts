import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toldBy } from '../../../src/domain/client-system/index.ts';
import type { ClientSystem, Person, Source } from '../../../src/domain/client-system/index.ts';
import { foldPerson, unfoldPerson } from '../../../src/domain/client-system/fold-person.ts';
import { accessAnswer, itemOrigins } from '../../../src/domain/rights/index.ts';

const source = (organisation: string, category: string, on = '2026-11-02'): Source => ({ organisation, category, on });
const caw = source('caw-oost-vlaanderen', 'CAW');
const police = source('pz-gent', 'police', '2026-01-01');
const prosecutor = source('parket-oost-vlaanderen', 'public-prosecutor');
const [father, mother, child] = ['father', 'mother', 'child'] as const;

function person(personId: string, more: Partial<Person> = {}): Person {
  return { personId, name: { given: `Given-${personId}`, family: 'Test' }, addresses: [], ...more };
}

function household(persons: readonly Person[], more: Partial<ClientSystem> = {}) {
  return { persons, relations: [], ...more };
}

const textsOf = (system: ReturnType<typeof household>, personId: string, readers = [personId]) =>
  accessAnswer(system, personId, readers).map(({ text }) => text);

describe('R33: what police or prosecutor told is not given, and not mentioned', () => {
  it('gives nothing of someone of whom only authorities told', () => {
    const told = toldBy(toldBy(person(father, { phone: '0470000000' }), police), prosecutor);
    assert.deepEqual(accessAnswer(household([told]), father, [father]), []);
  });

  it('gives what another organisation told as well, and names that one only', () => {
    const told = toldBy(toldBy(person(father), police), caw);
    assert.deepEqual(accessAnswer(household([told]), father, [father]), [
      { kind: 'name', text: 'Given-father Test', organisations: ['caw-oost-vlaanderen'], since: '2026-11-02' },
    ]);
  });

  it('gives nothing of which nobody knows who told it', () => {
    assert.deepEqual(textsOf(household([person(father, { phone: '0470000000' })]), father), []);
  });

  it('is the same whatever authorities told beside it', () => {
    const items = fc.subarray(['phone', 'gender', 'birth-date', 'address:a1']);
    fc.assert(
      fc.property(items, items, items, (byCaw, byPolice, byProsecutor) => {
        const bare = person(father, {
          phone: '0470000000',
          gender: 'M',
          birthDate: { kind: 'full-date', date: '1980-02-03' },
          addresses: [{ addressId: 'a1', street: 'Teststraat 1', municipality: '44021', safe: false }],
        });
        const alone = toldBy(bare, caw, byCaw);
        const withAuthorities = toldBy(toldBy(toldBy(bare, police, byPolice), caw, byCaw), prosecutor, byProsecutor);
        assert.deepEqual(
          accessAnswer(household([withAuthorities]), father, [father]),
          accessAnswer(household([alone]), father, [father]),
        );
      }),
    );
  });
});

describe('R34, R35: only what concerns the person, and nothing over a wall', () => {
  const shelter = { addressId: 's', street: 'Schuilplaats 9', municipality: '44021', safe: true, shelter: true };
  const words = [{ wordsId: 'w', text: 'Ik ben bang.', spokenOn: '2026-11-01' }];
  const family = household(
    [
      toldBy(person(father, { phone: '0470111111' }), caw),
      toldBy(person(mother, { phone: '0470222222', addresses: [shelter] }), caw),
      toldBy(person(child, { addresses: [{ ...shelter, addressId: 'c' }], words }), caw),
    ],
    { relations: [{ from: father, to: mother, relation: 'partner', sources: [caw] }] },
  );

  it('holds the person alone of a file of many', () => {
    assert.deepEqual(textsOf(family, father), ['Given-father Test', '0470111111', 'partner']);
  });

  it('gives a child its own words and shelter, and not to the father who reads along', () => {
    assert.deepEqual(textsOf(family, child), ['Given-child Test', 'Schuilplaats 9, 44021', 'Ik ben bang.']);
    assert.deepEqual(textsOf(family, child, [child, father]), ['Given-child Test']);
    assert.deepEqual(textsOf(family, child, [child, 'outsider']), ['Given-child Test']);
  });

  it('says in codes why something is not in it', () => {
    const items = itemOrigins(family, child, [child, father]).map(({ kind, withheld }) => [kind, withheld]);
    assert.deepEqual(items, [
      ['name', undefined],
      ['address', 'walled'],
      ['words', 'walled'],
    ]);
    const byPolice = itemOrigins(household([toldBy(person(father), police)]), father, [father]);
    assert.deepEqual(byPolice, [
      {
        kind: 'name',
        item: 'name:given father test',
        origin: 'police',
        organisations: ['pz-gent'],
        withheld: 'authority',
      },
    ]);
  });
});

describe('R33: sources go along when two persons turn out to be one', () => {
  const at = (addressId: string) => ({ addressId, street: 'Dreef 1', municipality: '44021', safe: false });
  const kept = toldBy(person('kept', { phone: '0470111111', addresses: [at('k')] }), police);
  const folded = toldBy(
    person('folded', { name: { given: 'Ander', family: 'Test' }, phone: '0470999999', addresses: [at('f')] }),
    caw,
  );

  it('of the same address, and not of another number that is not kept', () => {
    const { person: whole } = foldPerson(kept, folded);
    assert.deepEqual(textsOf(household([whole]), 'kept'), ['Ander Test', 'Dreef 1, 44021']);
  });

  it('and part again as they were', () => {
    const { person: whole, record } = foldPerson(kept, folded);
    assert.deepEqual(unfoldPerson(whole, record), kept);
  });
});
