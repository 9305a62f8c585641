import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import fc from 'fast-check';
import { assess, explainLevel, highestScore, instrumentDefinition, rank } from '../../../src/domain/risk/index.ts';
import { answers, publishedNorms, thirteenItems, twentyFourItems } from './numeric-definitions.ts';

const ownChecklist = instrumentDefinition.parse(
  JSON.parse(readFileSync(new URL('../../../../data/instruments/own-checklist.v1.json', import.meta.url), 'utf8')),
);

describe('the engine against published numbers', () => {
  test('each score of the 13 items falls in its published row', () => {
    const rows = Array.from({ length: 14 }, (_, score) => {
      const { band, score: raw } = assess(thirteenItems, answers(thirteenItems, score));
      assert.equal(raw, score);
      return thirteenItems.bands.findIndex(({ code }) => code === band);
    });
    assert.deepEqual(rows, [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6, 6, 6, 6]);
  });

  test('the norm table is carried as published: lower, in range and higher add up to a hundred', () => {
    assert.deepEqual(
      thirteenItems.normTable?.map((row) => Object.values(row)),
      publishedNorms.map((row) => [...row]),
    );
    for (const { inRangePercent, lowerPercent, higherPercent } of thirteenItems.normTable ?? []) {
      assert.equal(inRangePercent + lowerPercent + higherPercent, 100);
    }
  });

  test('of the 24 items 14 or more is high, 10 to 13 medium, less is standard', () => {
    const levels = Array.from({ length: 25 }, (_, yes) => assess(twentyFourItems, answers(twentyFourItems, yes)).level);
    assert.deepEqual(
      levels,
      Array.from({ length: 25 }, (_, yes) => (yes >= 14 ? 'high' : yes >= 10 ? 'medium' : 'low')),
    );
  });

  test('a score over missing items is prorated: 3 of 10 answered items of 13 is 4', () => {
    const given = Object.fromEntries(Object.entries(answers(thirteenItems, 3)).slice(0, 10));
    const assessed = assess(thirteenItems, given);
    assert.equal(assessed.score, 3);
    assert.equal(assessed.proratedScore, 4);
    assert.equal(assessed.band, 'score-4');
    assert.deepEqual(assessed.missingItems, ['item-11', 'item-12', 'item-13']);
  });
});

describe('R11: unknown is never counted as no', () => {
  test('unknown answers and missing items are kept apart', () => {
    const assessed = assess(thirteenItems, { 'item-1': 'yes', 'item-2': 'unknown' });
    assert.deepEqual(assessed.unknownItems, ['item-2']);
    assert.equal(assessed.missingItems.length, 11);
  });
  test('the same yes answers weigh more when the rest is unknown than when it is no', () => {
    const no = assess(thirteenItems, answers(thirteenItems, 4, 0));
    const unknown = assess(thirteenItems, answers(thirteenItems, 4, 5));
    assert.equal(no.proratedScore, undefined);
    assert.equal(unknown.proratedScore, 7);
    assert.equal(unknown.level, 'high');
  });
  test('where too much is unknown nobody may conclude low', () => {
    const assessed = assess(ownChecklist, answers(ownChecklist, 0, 21));
    assert.equal(assessed.conclusive, false);
    assert.equal(assessed.scoredLevel, 'low');
    assert.equal(assessed.level, 'medium');
  });
  test('with few enough unknown, low may be concluded', () => {
    const assessed = assess(ownChecklist, { ...answers(ownChecklist, 0), isolation: 'unknown' });
    assert.equal(assessed.conclusive, true);
    assert.equal(assessed.level, 'low');
  });
  test('instrument, version and norm version are on the assessment', () => {
    const { instrument, instrumentVersion, normVersion } = assess(ownChecklist, answers(ownChecklist, 0));
    assert.deepEqual([instrument, instrumentVersion, normVersion], ['own-checklist', 1, 1]);
  });
  test('an answer that belongs to no item is refused by name', () => {
    assert.throws(
      () => assess(ownChecklist, { 'no-such-item': 'yes' }),
      (error) => error instanceof ProblemError && error.problem.fields?.[0]?.field === 'answers.no-such-item',
    );
  });
  test('an unknown answer never lowers the level below that of a no', () => {
    const anyAnswers = fc.array(fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const, undefined), {
      minLength: 21,
      maxLength: 21,
    });
    fc.assert(
      fc.property(anyAnswers, (list) => {
        const given = ownChecklist.items.flatMap(({ id }, i) =>
          list[i] === undefined ? [] : [[id, list[i]] as const],
        );
        const asNo = ownChecklist.items.map(({ id }, i) => [id, list[i] === 'yes' ? 'yes' : 'no'] as const);
        const assessed = assess(ownChecklist, Object.fromEntries(given));
        assert.ok(rank(assessed.level) >= rank(assess(ownChecklist, Object.fromEntries(asNo)).level));
        assert.ok(rank(assessed.level) >= rank(assessed.scoredLevel));
      }),
    );
  });
});

describe('R12: one very alarming factor counts whatever the fact', () => {
  for (const { id } of ownChecklist.items.filter(({ alarming }) => alarming)) {
    test(`${id} alone makes it high`, () => {
      const assessed = assess(ownChecklist, { ...answers(ownChecklist, 0), [id]: 'yes' });
      assert.deepEqual([assessed.scoredLevel, assessed.level, assessed.alarmingFactors], ['low', 'high', [id]]);
    });
    test(`${id} unknown is not taken for a yes`, () => {
      const assessed = assess(ownChecklist, { ...answers(ownChecklist, 0), [id]: 'unknown' });
      assert.deepEqual(assessed.alarmingFactors, []);
      assert.equal(assessed.level, 'low');
    });
  }
  test('the reason says the factor in words', () => {
    const assessed = assess(ownChecklist, { ...answers(ownChecklist, 0), strangling: 'yes' });
    assert.match(explainLevel(ownChecklist, assessed), /^Hoog: een zeer verontrustende factor \("Iemand werd gewurgd/);
  });
  test('an ordinary factor alone does not', () => {
    assert.equal(assess(ownChecklist, { ...answers(ownChecklist, 0), isolation: 'yes' }).level, 'low');
  });
});

describe('R15: bands, not percentages', () => {
  test('neither the assessment nor its reason holds a percentage', () => {
    for (let score = 0; score <= 13; score += 1) {
      const assessed = assess(thirteenItems, answers(thirteenItems, score));
      const shown = JSON.stringify(assessed) + explainLevel(thirteenItems, assessed);
      assert.doesNotMatch(shown, /percent|%/i);
    }
  });
  test('the reason is a Dutch sentence that begins with the level', () => {
    assert.equal(
      explainLevel(ownChecklist, assess(ownChecklist, answers(ownChecklist, 0))),
      'Laag: score 0, alle vragen beantwoord.',
    );
    assert.match(
      explainLevel(ownChecklist, assess(ownChecklist, {})),
      /^Gemiddeld: 21 vragen zijn onbekend of niet ingevuld; onbekend is geen nee/,
    );
    assert.match(
      explainLevel(thirteenItems, assess(thirteenItems, answers(thirteenItems, 4, 1))),
      /omgerekend naar alle vragen; 1 vraag is onbekend/,
    );
  });
});

describe('an instrument as data', () => {
  test('the own checklist asks for every topic in Dutch, and only the protective factors do not count', () => {
    assert.ok(ownChecklist.items.every(({ text }) => text !== undefined));
    assert.deepEqual(
      ownChecklist.items.filter(({ weight }) => weight === 0).map(({ id }) => id),
      ['protective-factors'],
    );
    assert.equal(ownChecklist.bands.at(-1)?.to, highestScore(ownChecklist));
  });

  const wrong: [title: string, change: (definition: typeof twentyFourItems) => unknown][] = [
    [
      'a gap between bands',
      (d) => ({ ...d, bands: d.bands.map((b) => (b.code === 'medium' ? { ...b, from: 11 } : b)) }),
    ],
    [
      'an overlap of bands',
      (d) => ({ ...d, bands: d.bands.map((b) => (b.code === 'medium' ? { ...b, from: 9 } : b)) }),
    ],
    [
      'a last band that stops too early',
      (d) => ({ ...d, bands: d.bands.map((b) => (b.code === 'high' ? { ...b, to: 20 } : b)) }),
    ],
    [
      'a level that falls with the score',
      (d) => ({ ...d, bands: d.bands.map((b) => (b.code === 'high' ? { ...b, level: 'low' } : b)) }),
    ],
    ['the same item twice', (d) => ({ ...d, items: [...d.items.slice(1), d.items[1]] })],
    ['an unknown field', (d) => ({ ...d, script: 'x' })],
    ['no licence', (d) => ({ ...d, licence: '' })],
  ];
  for (const [title, change] of wrong) {
    test(`${title} is refused`, () =>
      assert.equal(instrumentDefinition.safeParse(change(twentyFourItems)).success, false));
  }
  test('the definition itself is accepted', () =>
    assert.equal(instrumentDefinition.safeParse(twentyFourItems).success, true));
});
