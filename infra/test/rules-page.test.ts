import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRules, rulesDocument, testsByRule, titlesIn } from '../src/rules/rules-page.ts';

describe('the page of rules and tests', () => {
  it('finds titles of tests and groups, whatever their quotes', () => {
    const text = "describe('R01: a', () => {\n  it(\"R02's b\", () => {});\n  it(`c`, f);\n  it('it\\'s d', f);\n})";
    assert.deepEqual(titlesIn(text), ['R01: a', "R02's b", 'c', "it's d"]);
  });

  it('names every rule once, and no test cites a rule that is not there', () => {
    const numbers = readRules().map(({ nr }) => nr);
    assert.equal(new Set(numbers).size, numbers.length);
    assert.deepEqual(
      [...testsByRule().keys()].filter((nr) => !numbers.includes(nr)),
      [],
    );
  });

  it('says of a rule without a test that it has none', () => {
    const page = rulesDocument([{ nr: 'R99', rule: 'A rule', source: 'practice' }], new Map());
    assert.match(page, /No test cites it yet/);
    assert.match(page, /Without a test that cites them: R99/);
  });
});
