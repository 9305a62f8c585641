import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Principal } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import { DutyOfSecrecy } from '../../src/secrecy/duty-of-secrecy.ts';
import { readStatements } from '../../src/secrecy/statement-file.ts';
import { statementOn } from '../../src/secrecy/statement.ts';

const statements = [
  { version: 2, validFrom: '2026-07-01', text: 'Tweede tekst.' },
  { version: 1, validFrom: '2024-04-18', text: 'Eerste tekst.' },
];

function principal(kind: Principal['kind'], subject = 'one'): Principal {
  return { subject, kind, organisation: 'pz-gent', category: 'police', centre: 'ovl', roles: [], zones: [] };
}

function duty(at: string) {
  const kept = new Map<string, Date>();
  const clock = { now: new Date(at) };
  const key = (subject: string, version: number) => `${subject}:${String(version)}`;
  const confirmations = {
    has: (subject: string, version: number) => Promise.resolve(kept.has(key(subject, version))),
    momentOf: (subject: string, version: number) => Promise.resolve(kept.get(key(subject, version))),
    confirm: (subject: string, version: number, now: Date) => {
      kept.set(key(subject, version), kept.get(key(subject, version)) ?? now);
      return Promise.resolve(kept.get(key(subject, version)) ?? now);
    },
  };
  return { clock, duty: new DutyOfSecrecy(statements, confirmations, () => clock.now) };
}

const refusal = (code: string) => (error: unknown) => error instanceof ProblemError && error.problem.code === code;

describe('R40: the duty of secrecy is confirmed before the first access', () => {
  it('by each member of staff for themselves', async () => {
    const { duty: secrecy } = duty('2025-01-01T10:00:00Z');
    await assert.rejects(secrecy.requireOf(principal('staff')), refusal('secrecy-not-confirmed'));
    await secrecy.confirm(principal('staff'), 1);
    await secrecy.requireOf(principal('staff'));
    await assert.rejects(secrecy.requireOf(principal('staff', 'another')), refusal('secrecy-not-confirmed'));
  });

  it('and again when the text changes, from that day in Brussels on', async () => {
    const { duty: secrecy, clock } = duty('2026-06-30T21:59:59Z');
    await secrecy.confirm(principal('staff'), 1);
    await secrecy.requireOf(principal('staff'));
    clock.now = new Date('2026-06-30T22:00:00Z');
    await assert.rejects(secrecy.requireOf(principal('staff')), refusal('secrecy-not-confirmed'));
    assert.deepEqual(await secrecy.show(principal('staff')), {
      statementVersion: 2,
      validFrom: '2026-07-01',
      text: 'Tweede tekst.',
    });
    await secrecy.confirm(principal('staff'), 2);
    await secrecy.requireOf(principal('staff'));
  });

  it('a text that does not hold today, or not yet, cannot be confirmed', async () => {
    const { duty: secrecy } = duty('2025-01-01T10:00:00Z');
    await assert.rejects(secrecy.confirm(principal('staff'), 2), refusal('conflict'));
    const { duty: later } = duty('2026-08-01T10:00:00Z');
    await assert.rejects(later.confirm(principal('staff'), 1), refusal('conflict'));
  });

  it('confirming twice keeps the first moment', async () => {
    const { duty: secrecy, clock } = duty('2025-01-01T10:00:00Z');
    await secrecy.confirm(principal('staff'), 1);
    clock.now = new Date('2025-02-01T10:00:00Z');
    assert.equal((await secrecy.confirm(principal('staff'), 1)).confirmedAt, '2025-01-01T10:00:00.000Z');
    assert.equal((await secrecy.show(principal('staff'))).confirmedAt, '2025-01-01T10:00:00.000Z');
  });

  it('a system is not asked, and has nothing to confirm', async () => {
    const { duty: secrecy } = duty('2025-01-01T10:00:00Z');
    for (const kind of ['machine', 'service'] as const) {
      await secrecy.requireOf(principal(kind));
      await assert.rejects(secrecy.confirm(principal(kind), 1), refusal('not-allowed'));
      await assert.rejects(secrecy.show(principal(kind)), refusal('not-allowed'));
    }
  });
});

describe('Statements of the duty of secrecy', () => {
  it('one holds from its first day until the next one does', () => {
    assert.equal(statementOn(statements, '2026-06-30').version, 1);
    assert.equal(statementOn(statements, '2026-07-01').version, 2);
    assert.throws(() => statementOn(statements, '2024-04-17'));
  });

  it('those that ship can be read, and one holds today', () => {
    assert.ok(statementOn(readStatements(), '2026-01-01').text.length > 100);
  });
});
