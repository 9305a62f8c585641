import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parsePartialDate } from '@veilighuis/calendar';
import { checklist, checklistOf, syntheticMonth, syntheticZones } from '@veilighuis/testing';
import { isSameName, parseNationalNumber } from '../../src/domain/client-system/index.ts';
import { parsePvNumber, reportKey } from '../../src/domain/police-report/index.ts';
import { geography, municipalityOn, zoneCovers, zoneOn } from '../../src/domain/reference/index.ts';
import { assess, instrumentDefinition } from '../../src/domain/risk/index.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8'));
const instrument = instrumentDefinition.parse(read('instruments/own-checklist.v1.json'));
const places = geography.parse(read('geography.json'));
const today = '2026-03-31';
const month = syntheticMonth({ reports: 600, seed: 7, from: '2026-03-01', until: today });

describe('synthetic reports stand up to the rules of intake', () => {
  test('R12: the answers of each report give the level that the generator meant', () => {
    for (const { report, level } of month)
      assert.equal(assess(instrument, report.riskAssessment?.answers ?? {}).level, level);
  });
  test('the fixed answers for tests give their level without an alarming factor', () => {
    for (const level of ['low', 'medium', 'high'] as const) {
      const assessed = assess(instrument, checklistOf(level).answers);
      assert.deepEqual([assessed.level, assessed.scoredLevel, assessed.alarmingFactors], [level, level, []]);
    }
    assert.equal(assess(instrument, checklist(['strangling']).answers).level, 'high');
  });
  test('R01: every pv number is read, and no two reports share a key', () => {
    const keys = month.map(({ report }) => {
      const number = parsePvNumber(report.pvNumber, 2026);
      assert.ok(number.kind === 'pv-number');
      return reportKey(report.zoneCode, number);
    });
    assert.equal(new Set(keys).size, month.length);
  });
  test('R03: every zone is known and covers the municipality', () => {
    for (const { code, municipalities } of syntheticZones) {
      const zone = zoneOn(places, code, today);
      assert.ok(zone !== undefined);
      for (const [nis] of municipalities) {
        assert.ok(municipalityOn(places, nis, today) !== undefined);
        assert.ok(zoneCovers(places, zone, nis, today));
      }
    }
  });
  test('R06 and R07: every national number is valid and agrees with the birth date', () => {
    for (const { nationalNumber, birthDate } of month.flatMap(({ report }) => report.persons)) {
      if (nationalNumber === undefined || birthDate === undefined) continue;
      const reading = parseNationalNumber(nationalNumber, today);
      assert.ok(reading.ok);
      assert.deepEqual(reading.number.birthDate, parsePartialDate(birthDate));
    }
  });
  test('R08: a name typed in another way the next time is still the same name', () => {
    for (const { report, household } of month.filter(({ again }) => again)) {
      const [first] = household.adults;
      const typed = report.persons.find(({ ref }) => ref === first.ref);
      assert.ok(typed !== undefined && isSameName(typed.name, first.name), 'a spelling was not recognised');
    }
  });
});
