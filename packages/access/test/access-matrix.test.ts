import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { accessMatrix, Decider, matrixDocument, registerOfAccess } from '@veilighuis/access';
import { grounds, operations, roles } from '@veilighuis/contracts';
import { isGranted, knownActions } from '../src/insight/probe.ts';

const decider = new Decider();
const committed = new URL('../../../../docs/privacy/access-matrix.md', import.meta.url);
const matrix = accessMatrix(decider);
const rowOf = (role: string, action: string) => matrix.find((row) => row.role === role && row.action === action);

describe('The access matrix', () => {
  it('R38: the committed page is what the engine grants', () => {
    assert.equal(readFileSync(committed, 'utf8'), matrixDocument(decider), 'Run: npm run generate');
  });

  it('R38: another rule gives another matrix (negative control)', () => {
    const rule = 'permit (principal, action == Action::"read-overview-file", resource);';
    const generous = accessMatrix(new Decider(rule), { role: 'operations' });
    // The engine holds one set of rules for the whole process: the last one that was read.
    new Decider();
    assert.deepEqual(
      generous.map(({ action, withoutGround }) => [action, withoutGround]),
      [['read-overview-file', true]],
    );
  });

  it('leaves out no cell that the engine grants', () => {
    for (const action of knownActions()) {
      for (const role of roles) {
        const cells = grounds.filter((ground) => isGranted(decider, role, action, [ground]));
        assert.deepEqual(rowOf(role, action)?.grounds ?? [], cells, `${role} ${action}`);
        const without = isGranted(decider, role, action, []);
        assert.equal(rowOf(role, action)?.withoutGround ?? false, without, `${role} ${action}`);
      }
    }
  });

  it('has a row for every action of the contracts', () => {
    const known = new Set(matrix.map(({ action }) => action));
    assert.deepEqual(
      operations.map(({ action }) => action).filter((action) => !known.has(action)),
      [],
    );
  });

  it('R30: a file is opened by a ground, never by a role alone', () => {
    assert.deepEqual(rowOf('case-director', 'read-overview-file')?.grounds, ['assigned', 'emergency']);
    assert.deepEqual(rowOf('police-liaison', 'read-overview-file')?.grounds, ['invited', 'own-zone', 'emergency']);
    const opening = /^(read|change|work-on|decide-triage|close|assess|keep|compose)/;
    const acts = matrix.filter(({ action }) => opening.test(action) && action !== 'read-register-of-access');
    const withoutGround = acts.filter((row) => row.withoutGround).map(({ action, role }) => `${action} ${role}`);
    // Who opened it, who was informed and who looked, never what is in it.
    assert.deepEqual(withoutGround, [
      'read-emergency-access privacy-officer',
      'read-informed-register privacy-officer',
      'read-log-of-person privacy-officer',
    ]);
  });

  it('R37: an emergency opens for reading only', () => {
    const acts = matrix.filter((row) => row.grounds.includes('emergency') && !row.withoutGround);
    assert.deepEqual([...new Set(acts.map(({ action }) => action))].sort(), [
      'read-overview-file',
      'read-trajectory',
      'read-triage-file',
    ]);
  });
});

describe('R38: the register of categories of persons with access', () => {
  const register = [...registerOfAccess(decider)];

  it('names each role that reaches anything, and operations not', () => {
    const named = new Set(register.map(({ role }) => role));
    const silent = roles.filter((role) => !named.has(role));
    assert.deepEqual(silent, ['expert', 'operations', 'service-intake']);
  });

  it('says of each role exactly the acts of the matrix', () => {
    for (const { role, access } of register) {
      const own = matrix.filter((row) => row.role === role).map(({ action }) => action);
      assert.deepEqual(access.flatMap(({ actions }) => actions).sort(), own.sort(), role);
    }
  });
});
