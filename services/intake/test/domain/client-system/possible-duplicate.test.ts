import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parsePartialDate, type PartialDateInput } from '@veilighuis/calendar';
import {
  isSameName,
  likenessKeys,
  mayBeOffered,
  pairKey,
  possibleDuplicate,
  type ComparedPerson,
} from '../../../src/domain/client-system/index.ts';

let next = 0;
function person(
  given: string | undefined,
  family: string | undefined,
  born?: PartialDateInput,
  more: Partial<ComparedPerson> = {},
): ComparedPerson {
  next += 1;
  return {
    personId: `p${String(next)}`,
    name: { given, family },
    ...(born === undefined ? {} : { birthDate: parsePartialDate(born) }),
    ...more,
  };
}
const home = [{ street: 'Voorbeeldstraat 1', municipality: '44021' }];

describe('R09: possible duplicates are offered, never merged by themselves', () => {
  test('the same national number is a reason whatever the names', () => {
    const reasons = possibleDuplicate(
      person('An', 'Peeters', '1980', { nationalNumber: '85073003328' }),
      person('Anna', 'Peters', undefined, { nationalNumber: '85073003328' }),
    );
    assert.deepEqual(reasons, ['same-national-number']);
  });
  test('the same name in another spelling with the same birth date is a reason', () => {
    assert.deepEqual(
      possibleDuplicate(person('José', 'Van den Broeck', '1980-02-01'), person('Jose', 'VANDENBROECK', '1980-02-01')),
      ['same-name-and-birth-date'],
    );
  });
  test('partial and approximate birth dates that may be the same are a reason', () => {
    assert.deepEqual(possibleDuplicate(person('An', 'De Smet', '1980-02-01'), person('An', 'De Smet', '1980')), [
      'same-name-and-birth-date',
    ]);
    assert.deepEqual(
      possibleDuplicate(
        person('An', 'De Smet', '1980-02-01'),
        person('An', 'De Smet', { approximateAge: 45, on: '2025' }),
      ),
      ['same-name-and-birth-date'],
    );
  });
  test('the same day in another year may be a typing error', () => {
    assert.deepEqual(possibleDuplicate(person('An', 'De Smet', '1980-02-01'), person('An', 'De Smet', '1908-02-01')), [
      'same-name-other-birth-year',
    ]);
  });
  test('swapped names, a second given name and one-name persons are compared as people write them', () => {
    assert.equal(possibleDuplicate(person('Jan', 'Peters', '1980'), person('Peters', 'Jan', '1980')).length, 1);
    assert.equal(possibleDuplicate(person('Jan', 'Peters', '1980'), person('Jan Pieter', 'Peters', '1980')).length, 1);
    assert.equal(
      possibleDuplicate(person('Suharto', undefined, '1980'), person(undefined, 'Suharto', '1980')).length,
      1,
    );
  });
  test('without a birth date the same name needs the same address', () => {
    assert.deepEqual(
      possibleDuplicate(
        person('An', 'De Smet', undefined, { addresses: home }),
        person('An', 'De Smet', '1980', { addresses: home }),
      ),
      ['same-name-and-address'],
    );
    assert.deepEqual(possibleDuplicate(person('An', 'De Smet'), person('An', 'De Smet', '1980')), []);
  });

  test('a person is never offered as a duplicate of itself', () => {
    const an = person('An', 'De Smet', '1980', { nationalNumber: '85073003328' });
    assert.deepEqual(possibleDuplicate(an, { ...an }), []);
  });
  test('twins are not offered: same surname, birth date and address, other given name', () => {
    assert.deepEqual(
      possibleDuplicate(
        person('Lena', 'De Smet', '2017-02-01', { addresses: home }),
        person('Lana', 'De Smet', '2017-02-01', { addresses: home }),
      ),
      [],
    );
  });
  test('siblings are not offered, and neither are father and son of one name', () => {
    assert.deepEqual(
      possibleDuplicate(
        person('Ali', 'Çelik', undefined, { addresses: home }),
        person('Can', 'Çelik', undefined, { addresses: home }),
      ),
      [],
    );
    assert.deepEqual(
      possibleDuplicate(
        person('Jan', 'De Smet', '1960-04-03', { addresses: home }),
        person('Jan', 'De Smet', '1990-11-08', { addresses: home }),
      ),
      [],
    );
  });
  test('two different numbers of the national register are two persons', () => {
    const one = person('An', 'De Smet', '1985-07-30', { nationalNumber: '85073003328' });
    assert.deepEqual(
      possibleDuplicate(one, person('An', 'De Smet', '1985-07-30', { nationalNumber: '85073003527' })),
      [],
    );
    assert.equal(
      possibleDuplicate(one, person('An', 'De Smet', '1985-07-30', { nationalNumber: '85473003330' })).length,
      1,
      'a BIS number may have come before',
    );
  });

  test('a pair on which a person decided is never offered again, in neither order', () => {
    const [a, b] = [person('An', 'De Smet', '1980'), person('An', 'De Smet', '1980')];
    assert.equal(mayBeOffered(a, b, new Set()), true);
    assert.equal(mayBeOffered(a, b, new Set([pairKey(b.personId, a.personId)])), false);
  });

  test('someone with one name is not taken for someone whose two names spell it', () => {
    assert.equal(isSameName({ given: 'Suharto' }, { given: 'Su', family: 'Harto' }), false);
    assert.equal(isSameName({ given: 'Suharto' }, { given: 'Jan', family: 'Suharto' }), false);
  });

  test('names that are the same always share a key to find them by, other names do not', () => {
    const word = fc.constantFrom(
      'Jan',
      'Pieter',
      'jan',
      'JAN-PIETER',
      "D'hondt",
      'Dhondt',
      'De',
      'Smet',
      'DeSmet',
      'Łukasz',
    );
    const part = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
    const name = fc.record({ given: part, family: part });
    fc.assert(
      fc.property(name, name, (one, other) => {
        const keys = new Set(likenessKeys(one));
        const share = likenessKeys(other).some((key) => keys.has(key));
        assert.ok(share || !isSameName(one, other));
      }),
      { numRuns: 3000 },
    );
    const keys = likenessKeys({ given: 'Jan', family: 'De Smet' });
    assert.ok(!likenessKeys({ given: 'Piet', family: 'De Smet' }).some((key) => keys.includes(key)));
  });
});
