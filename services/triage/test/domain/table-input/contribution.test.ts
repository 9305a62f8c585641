import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { triageTableCategories } from '@veilighuis/contracts';
import {
  nothingBrought,
  refuseTextsBesideAnswer,
  releaseContribution,
  seatsFor,
  writeContribution,
} from '../../../src/domain/table-input/index.ts';
import type { Contribution, Invitation, Written } from '../../../src/domain/table-input/index.ts';
import { assertProblem, fieldsOf } from './samples.ts';

const caw = { organisation: 'caw', category: 'CAW' } as const;
const draft: Written = {
  answer: 'content',
  writtenAt: '2026-03-04T10:00:00.000Z',
  writtenBy: 'somebody',
  texts: 'jwe',
};
const AT = '2026-03-04T11:00:00.000Z';

const seen = (reader: string, contributions: Contribution[], invitations: Invitation[] = []) =>
  seatsFor(reader, triageTableCategories, { ...nothingBrought, contributions, invitations });

describe('R24: input before the table', () => {
  it('shows nobody else that something was written, in no order and by no line', () => {
    const written = writeContribution(undefined, caw, draft, 0);
    assert.deepEqual(seen('parket', [written]), seen('parket', []));
    assert.notDeepEqual(seen('caw', [written]), seen('caw', []), 'its own people see it (negative control)');
  });

  it('hides a later draft as well: what was released stands until the next release', () => {
    const first = releaseContribution(writeContribution(undefined, caw, draft, 0), AT, 1);
    const changed = writeContribution(first, caw, { ...draft, texts: 'newer' }, 2);
    assert.deepEqual(seen('parket', [changed]), seen('parket', [first]));
    const second = releaseContribution(changed, '2026-03-04T12:00:00.000Z', 3);
    assert.equal(seen('parket', [second]).find(({ category }) => category === 'CAW')?.shown?.texts, 'newer');
  });

  it('awaits a seat for each of the table, and for each organisation that is invited', () => {
    const invitation = { organisation: 'ocmw', category: 'OCMW' } as Invitation;
    const seats = seen('parket', [], [invitation, { ...invitation, organisation: 'cgg', withdrawnOn: '2026-03-04' }]);
    assert.deepEqual(
      seats.map(({ category, organisation, state }) => [category, organisation, state]),
      [
        ['CAW', undefined, 'not-yet-released'],
        ['OCMW', 'ocmw', 'not-yet-released'],
        ['police', undefined, 'not-yet-released'],
        ['public-prosecutor', undefined, 'not-yet-released'],
      ],
    );
  });

  it('lets two screens of one organisation not overwrite each other', () => {
    const written = writeContribution(undefined, caw, draft, 0);
    assertProblem(() => writeContribution(written, caw, draft, 0), 'version-conflict');
    assert.equal(writeContribution(written, caw, draft, 1).version, 2);
  });

  it('releases nothing when nothing was written since', () => {
    assertProblem(() => releaseContribution(undefined, AT, 0), 'conflict');
    const released = releaseContribution(writeContribution(undefined, caw, draft, 0), AT, 1);
    assertProblem(() => releaseContribution(released, AT, 2), 'conflict');
  });

  it('asks for no text, and takes none beside "nothing to share" and "not known"', () => {
    refuseTextsBesideAnswer('content', {});
    refuseTextsBesideAnswer('nothing-to-share', {});
    for (const answer of ['nothing-to-share', 'not-known'] as const) {
      const refused = assertProblem(() => refuseTextsBesideAnswer(answer, { analysis: 'toch iets' }), 'invalid-input');
      assert.deepEqual(fieldsOf(refused), ['analysis not-applicable']);
    }
  });
});
