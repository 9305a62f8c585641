import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newPerson, newRegistration, newReport } from '../src/screens/intake-form/form-content.ts';
import { registrationFaults, reportFaults, stepOf } from '../src/screens/intake-form/form-faults.ts';
import { registrationInput, reportInput } from '../src/screens/intake-form/to-input.ts';
import { reportsFilter, reportsSearch } from '../src/screens/reports/reports-search.ts';

const today = '2026-03-10';
const filled = {
  ...newReport(),
  zoneCode: '5415',
  pvNumber: ' GE.43.L2.001234/2026 ',
  on: '2026-03-09',
  municipality: '44021',
};

describe('a report by hand', () => {
  it('is whole with one person of one name, without number or birth date (R06, R07, R08)', () => {
    const form = { ...filled, persons: [{ ...newPerson([]), given: 'Suharto', role: 'victim' as const }] };
    assert.deepEqual(reportFaults(form, today), []);
    assert.deepEqual(reportInput(form, undefined, today), {
      zoneCode: '5415',
      pvNumber: 'GE.43.L2.001234/2026',
      incident: { on: '2026-03-09', municipality: '44021', violenceForms: [] },
      persons: [{ ref: 'p1', name: { given: 'Suharto' }, role: 'victim' }],
      relations: [],
    });
  });

  it('names what is missing by the fields of the platform, so that both kinds of faults stand at the same place', () => {
    const fields = reportFaults(newReport(), today).map(({ field }) => field);
    assert.deepEqual(fields, [
      'zoneCode',
      'pvNumber',
      'incident.on',
      'incident.municipality',
      'persons.0.name',
      'persons.0.role',
    ]);
    assert.deepEqual([...new Set(fields.map(stepOf))], ['incident', 'persons']);
  });

  it('refuses a birth date that can not be read, in place of leaving it out (R07)', () => {
    const person = { ...newPerson([]), given: 'An', role: 'victim' as const, birthDate: '31/02/2020' };
    const faults = reportFaults({ ...filled, persons: [person] }, today);
    assert.deepEqual(faults, [{ field: 'persons.0.birthDate', code: 'invalid_union' }]);
  });

  it('marks a shelter as a safe address as well (R35)', () => {
    const person = { ...newPerson([]), given: 'An', role: 'victim' as const, municipality: '44021', shelter: true };
    const { persons } = reportInput({ ...filled, persons: [person] }, undefined, today);
    assert.deepEqual(persons[0]?.address, { municipality: '44021', safe: true, shelter: true });
  });
});

describe('a registration', () => {
  it('is not sent without the promise that crisis duty stays with the partner (R10)', () => {
    const form = { ...newRegistration(), municipality: '44021', question: 'Wat nu?' };
    const persons = [{ ...newPerson([]), family: 'De Smet' }];
    assert.deepEqual(registrationFaults({ ...form, persons }, today), [
      { field: 'crisisDutyUnderstood', code: 'required' },
    ]);
    const promised = { ...form, persons, crisisDutyUnderstood: true };
    assert.deepEqual(registrationFaults(promised, today), []);
    assert.equal(registrationInput(promised, undefined, today).crisisDutyUnderstood, true);
  });
});

describe('the address of the inbox', () => {
  it('holds filters only, and drops whatever else stands in it (R39)', () => {
    const search = reportsSearch({ soort: 'nieuw', zone: 5415, dubbel: true, naam: 'De Smet', sinds: 'gisteren' });
    assert.deepEqual(search, { soort: 'nieuw', zone: '5415', dubbel: true });
    assert.deepEqual(reportsFilter(search), { joined: 'false', possibleMatch: 'true', zoneCode: '5415' });
  });
});
