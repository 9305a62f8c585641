import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addDays, addMonths } from '@veilighuis/calendar';
import fc from 'fast-check';
import { isRepeat, needsReassessment, validUntil, within12Months } from '../../../src/domain/risk/index.ts';

const repeat = (earlierIncidents: string[], newIncidentOn: string, lastRegistrationOn?: string) =>
  isRepeat({ earlierIncidents, newIncidentOn, ...(lastRegistrationOn === undefined ? {} : { lastRegistrationOn }) });

describe('R13: repeats', () => {
  test('the third incident in twelve months is a repeat', () =>
    assert.equal(repeat(['2025-06-01', '2025-03-10'], '2026-01-05'), true));
  test('the second one is not', () => assert.equal(repeat(['2025-06-01'], '2026-01-05'), false));
  test('the same day a year later still counts, the day after does not', () => {
    assert.equal(repeat(['2025-03-10', '2025-06-01'], '2026-03-10'), true);
    assert.equal(repeat(['2025-03-10', '2025-06-01'], '2026-03-11'), false);
  });
  test('29 February counts to 28 February of the next year, and from 28 February of the year before', () => {
    assert.equal(repeat(['2024-02-29', '2024-08-01'], '2025-02-28'), true);
    assert.equal(repeat(['2024-02-29', '2024-08-01'], '2025-03-01'), false);
    assert.equal(repeat(['2023-02-28', '2023-08-01'], '2024-02-29'), true);
    assert.equal(repeat(['2023-02-27', '2023-08-01'], '2024-02-29'), false);
  });
  test('a report that comes in late counts at the day of its incident', () => {
    assert.equal(repeat(['2025-03-10', '2025-12-01'], '2025-06-01'), true);
    assert.equal(repeat(['2024-03-10', '2025-12-01'], '2025-06-01'), false);
  });
  test('three older incidents do not make a new one a repeat', () => {
    assert.equal(repeat(['2020-01-01', '2020-02-01', '2020-03-01'], '2026-01-05'), false);
  });
  test('a new incident within twelve months of the last registration is a repeat, the bound included', () => {
    assert.equal(repeat([], '2026-01-05', '2025-02-01'), true);
    assert.equal(repeat([], '2026-02-01', '2025-02-01'), true);
    assert.equal(repeat([], '2026-02-02', '2025-02-01'), false);
  });
  test('an incident from before the registration is not a new one', () =>
    assert.equal(repeat([], '2025-01-05', '2025-02-01'), false));

  const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2019-01-01', n));
  test('the order of the earlier incidents makes no difference', () => {
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 8 }),
        day,
        (days, on) => repeat(days, on) === repeat(days.toReversed(), on),
      ),
    );
  });
  test('one more incident never undoes a repeat', () => {
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 6 }),
        day,
        day,
        (days, extra, on) => !repeat(days, on) || repeat([...days, extra], on),
      ),
    );
  });
  test('a year after any day is within twelve months of it', () =>
    fc.assert(fc.property(day, (d) => within12Months(d, addMonths(d, 12)))));
});

describe('R14: a level ages', () => {
  const level = { assessedOn: '2025-08-31', validUntil: validUntil({ shelfLifeMonths: 6 }, '2025-08-31') };
  test('the shelf life ends on the last day of a shorter month', () => assert.equal(level.validUntil, '2026-02-28'));
  test('on its last day a level still holds, the day after it asks for a new one', () => {
    assert.equal(needsReassessment(level, '2026-02-28'), false);
    assert.equal(needsReassessment(level, '2026-03-01'), true);
  });
  test('a later report asks for a new one, the report that it rests on does not', () => {
    assert.equal(needsReassessment(level, '2025-10-01', '2025-09-01'), true);
    assert.equal(needsReassessment(level, '2025-10-01', '2025-08-31'), false);
  });
  test('without a level one is asked for', () => assert.equal(needsReassessment(undefined, '2025-10-01'), true));
});
