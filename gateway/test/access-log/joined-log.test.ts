import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import type { AccessLine, OperationDefinition, ProblemCode } from '@veilighuis/contracts';
import { exportOf } from '../../src/access-log/export-accesses.ts';
import { JoinedLog } from '../../src/access-log/joined-log.ts';
import { line } from './lines.ts';

const personId = '00000000-0000-4000-8000-000000000c01';
const question = { about: { by: 'person', personId }, use: 'view' } as const;
const meta = { token: 't', purpose: '' };

interface Asked {
  readonly before?: { readonly at: string; readonly lineId: string };
  readonly limit: number;
}

/** Services that answer with these lines, or this problem. */
function logOf(answers: Readonly<Record<string, readonly AccessLine[] | ProblemCode>>) {
  const asked: string[] = [];
  const call = ({ service }: OperationDefinition, input: unknown) => {
    asked.push(service);
    const { before, limit } = input as Asked;
    const answer = answers[service] ?? [];
    if (typeof answer === 'string') return Promise.reject(new ProblemError(answer));
    const rows = answer.filter(({ at }) => before === undefined || at < before.at).slice(0, limit);
    return Promise.resolve({ rows } as never);
  };
  return { asked, log: new JoinedLog({ call }) };
}

const at = (minute: number) => `2026-11-02T10:${String(minute).padStart(2, '0')}:00.000Z`;

describe('R32: the joined log is never silently less', () => {
  for (const code of ['service-unavailable', 'deadline-passed', 'internal-error'] as const) {
    it(`names a service that answers ${code}, and shows what the others have`, async () => {
      const { log } = logOf({ intake: [line({})], triage: code });
      const { rows, missing } = await log.page(question, 10, undefined, meta);
      assert.deepEqual([rows.length, missing], [1, ['triage']]);
    });
  }

  it('names nobody when all answer (negative control)', async () => {
    assert.deepEqual((await logOf({}).log.page(question, 10, undefined, meta)).missing, []);
  });

  it('without intake there is no answer at all: it alone knows what belongs to the question', async () => {
    const { log } = logOf({ intake: 'deadline-passed' });
    await assert.rejects(log.page(question, 10, undefined, meta), { message: 'deadline-passed' });
  });

  it('a question that intake refuses is put to nobody else, so that it is logged once', async () => {
    const { asked, log } = logOf({ intake: 'not-found' });
    await assert.rejects(log.page(question, 10, undefined, meta), { message: 'not-found' });
    assert.deepEqual(asked, ['intake']);
  });

  it('a refusal by another service is a refusal, not a missing part', async () => {
    const { log } = logOf({ intake: [line({})], triage: 'not-found' });
    await assert.rejects(log.page(question, 10, undefined, meta), { message: 'not-found' });
  });
});

describe('R33: the export for the person', () => {
  const now = new Date('2026-11-20T09:00:00Z');

  it('is whole or not at all', async () => {
    const { log } = logOf({ intake: [line({})], 'case-management': 'service-unavailable' });
    await assert.rejects(exportOf(log, { personId }, meta, now), { message: 'service-unavailable' });
  });

  it('goes through all pages of all services', async () => {
    const rows = (count: number, from: number) =>
      Array.from({ length: count }, (_, i) =>
        line({ at: new Date(Date.UTC(2026, 9, 1, 0, from) - i * 120_000).toISOString() }),
      );
    const { log } = logOf({ intake: rows(900, 0), triage: rows(700, 1) });
    assert.equal((await exportOf(log, { personId }, meta, now)).rows.length, 1600);
  });

  it('keeps to the days that were asked, in Belgian time', async () => {
    const moments = [
      '2026-10-24T21:59:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T22:59:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ];
    const { log } = logOf({ intake: moments.toReversed().map((moment) => line({ at: moment })) });
    const asked = { personId, from: '2026-10-25', until: '2026-10-25' };
    // The clock goes back on that day.
    assert.deepEqual(
      (await exportOf(log, asked, meta, now)).rows.map((row) => row.at),
      ['2026-10-25 23:59', '2026-10-25 00:00'],
    );
  });

  it('refuses a period with more lines than it looks through', async () => {
    const endless = { call: () => Promise.resolve({ rows: Array.from({ length: 501 }, () => line({ at: at(1) })) }) };
    const log = new JoinedLog(endless as never);
    await assert.rejects(exportOf(log, { personId }, meta, now), { message: 'too-large' });
  });
});
