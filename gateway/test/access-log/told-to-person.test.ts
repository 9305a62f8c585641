import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations, purposes, roles } from '@veilighuis/contracts';
import { asTable } from '../../src/access-log/export-accesses.ts';
import { toldOf } from '../../src/access-log/told-to-person.ts';
import { functionNames, purposeNames, toldActs } from '../../src/access-log/told-words.ts';
import { line } from './lines.ts';

const joined = (more: Parameters<typeof line>[0]) => ({ ...line(more), service: 'intake' as const });

describe('R33: what the person is told of a line', () => {
  it('when, which organisation, in which function, for what, what was done: in Dutch and in Belgian time', () => {
    assert.deepEqual(toldOf(joined({ at: '2026-07-01T22:30:00.000Z' })), {
      at: '2026-07-02 00:30',
      organisation: 'veilig-huis-oost-vlaanderen',
      function: 'casusregisseur',
      purpose: 'begeleiding van het gezin',
      act: 'Overzicht van het gezin bekeken',
      result: 'toegestaan',
    });
    assert.match(toldOf(joined({ result: 'refused', reason: 'not-found' }))?.result ?? '', /^geweigerd/);
  });

  it('nothing of police or prosecutor, whatever they did', () => {
    for (const category of ['police', 'public-prosecutor']) {
      for (const operation of Object.keys(toldActs)) assert.equal(toldOf(joined({ category, operation })), undefined);
    }
    const { category: _category, ...without } = joined({});
    assert.equal(toldOf(without), undefined, 'a line that does not say which category');
  });

  it('nothing of what police sent, whoever looked at it', () => {
    const aboutReports = operations.filter(({ id, action }) => `${id} ${action}`.includes('police-report'));
    assert.ok(aboutReports.length >= 3);
    for (const { id } of aboutReports) assert.equal(toldOf(joined({ operation: id })), undefined, id);
  });

  it('R35: nothing of walls, shielding and letters, which would betray that there is something to hide', () => {
    const secret = new Set(['keep-walls', 'compose-for-persons', 'shield-client-system', 'open-emergency-access']);
    const about = operations.filter(({ action }) => secret.has(action));
    assert.ok(about.length >= 4);
    for (const { id } of about) assert.equal(toldOf(joined({ operation: id })), undefined, id);
  });

  it('nothing of an act on which nobody decided, and nothing of services among each other', () => {
    assert.equal(toldOf(joined({ operation: 'intake.something-new' })), undefined);
    assert.equal(toldOf(joined({ kind: 'service', roles: ['service-triage'] })), undefined);
  });

  it('R34: no member of staff, and nobody else of the household', () => {
    const text = JSON.stringify(toldOf(joined({ personIds: ['00000000-0000-4000-8000-000000000c02'] })));
    assert.doesNotMatch(text, /00000000-0000-4000/);
  });

  it('each act that is told exists, and each function and purpose has its word', () => {
    const known = new Set(operations.map(({ id }) => id));
    const exports = /^(intake)\.export-access-log$/;
    assert.deepEqual(
      Object.keys(toldActs).filter((id) => !known.has(id) && !exports.test(id)),
      [],
    );
    const untold = new Set(['operations', 'police-liaison', 'prosecution-criminologist', 'police-system']);
    const wordless = roles.filter((role) => functionNames[role] === undefined && !role.startsWith('service-'));
    assert.deepEqual(
      wordless.filter((role) => !untold.has(role)),
      [],
    );
    assert.ok(purposes.every((purpose) => purposeNames[purpose] !== ''));
  });
});

describe('the table for a spreadsheet', () => {
  const row = { at: '2026-07-02 00:30', organisation: 'caw', function: 'f', purpose: 'p', act: 'a', result: 'r' };
  const table = (more: Partial<typeof row>) => asTable({ personId: 'x', madeAt: 'y', rows: [{ ...row, ...more }] });

  it('has one line for each row, every value between quotes, and opens as UTF-8', () => {
    assert.equal(
      table({}),
      '\uFEFF"Datum en uur";"Organisatie";"Functie";"Doel";"Wat";"Resultaat"\r\n"2026-07-02 00:30";"caw";"f";"p";"a";"r"\r\n',
    );
    assert.match(table({ act: 'zei "ja"; ging\r\nweg' }), /"zei ""ja""; ging\r\nweg"/);
  });

  for (const formula of ['=1+1', '+32 9', '-2', '@SUM(A1)', '\t=1', ' =cmd', '|calc', '\r=1']) {
    it(`makes ${JSON.stringify(formula)} a text, not a formula`, () => {
      assert.ok(table({ organisation: formula }).includes(`"'${formula}"`));
    });
  }
});
