import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { householdLabel } from '../../../src/domain/client-system/index.ts';

const adult = (given?: string, family?: string) => ({ name: { given, family }, minor: false });
const child = (given?: string, family?: string) => ({ name: { given, family }, minor: true });

describe('R08: what to call a household on a list', () => {
  it('the family names of the adults, as typed, each once', () => {
    const members = [adult('Ina', "D'hondt-Van de Velde"), adult('Jo', 'Łukasz'), adult('An', 'Łukasz')];
    assert.equal(householdLabel(members), "D'hondt-Van de Velde, Łukasz");
  });

  it('not those of the children, as long as there is an adult', () => {
    assert.equal(householdLabel([adult('Ina', 'Peeters'), child('Kind', 'Anders')]), 'Peeters');
    assert.equal(householdLabel([child('Kind', 'Anders')]), 'Anders');
  });

  it('given names where nobody has another; nothing where nobody has any', () => {
    assert.equal(householdLabel([adult('Suharto'), child('Kind', 'Anders')]), 'Suharto');
    assert.equal(householdLabel([]), '');
  });
});
