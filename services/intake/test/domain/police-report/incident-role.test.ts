import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePartialDate, type PartialDateInput } from '@veilighuis/calendar';
import type { IncidentRole } from '@veilighuis/contracts';
import { belongsToHousehold, isVictim, roleInIncident } from '../../../src/domain/police-report/index.ts';

const on = '2026-03-10';
const person = (role: IncidentRole, born?: PartialDateInput) => ({
  role,
  ...(born === undefined ? {} : { birthDate: parsePartialDate(born) }),
});

describe('R05: role per incident', () => {
  test('an exposed child is a victim', () => assert.equal(isVictim(person('exposed-child', '2017-01-01'), on), true));

  test('a child of nine who witnessed it counts as exposed, so as a victim', () => {
    assert.equal(roleInIncident(person('witness', '2016-05-01'), on), 'exposed-child');
    assert.equal(isVictim(person('witness', '2016-05-01'), on), true);
  });

  test('age is that on the day of the incident: the day before the eighteenth birthday still counts', () => {
    assert.equal(isVictim(person('witness', '2008-03-11'), on), true);
    assert.equal(isVictim(person('witness', '2008-03-10'), on), false);
  });

  test('who may be a child by a partial birth date or an estimated age counts as one', () => {
    assert.equal(isVictim(person('witness', '2008'), on), true);
    assert.equal(isVictim(person('witness', { approximateAge: 17, on: '2026-01' }), on), true);
    assert.equal(isVictim(person('witness', '2007'), on), false);
  });

  test('an adult witness, and a witness without birth date, keeps the role', () => {
    assert.equal(isVictim(person('witness', '1980'), on), false);
    assert.equal(roleInIncident(person('witness'), on), 'witness');
  });

  test('a person may be victim and suspect at once', () =>
    assert.equal(isVictim(person('victim-and-suspect'), on), true));

  test('a suspect or reporter of any age is not a victim by that', () => {
    assert.equal(isVictim(person('suspect', '2012'), on), false);
    assert.equal(isVictim(person('reporter', '2012'), on), false);
  });

  test('a mere reporter or adult witness does not belong to the household; a child who saw it does', () => {
    const household = (['victim', 'suspect', 'victim-and-suspect', 'exposed-child'] as const).map((role) =>
      belongsToHousehold(person(role), on),
    );
    assert.deepEqual(household, [true, true, true, true]);
    assert.equal(belongsToHousehold(person('reporter'), on), false);
    assert.equal(belongsToHousehold(person('witness', '1970'), on), false);
    assert.equal(belongsToHousehold(person('witness', '2018'), on), true);
  });
});
