import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refuseDisclosure } from '../../../src/domain/table-input/index.ts';
import type { DisclosureQuestion } from '../../../src/domain/table-input/index.ts';
import { assertProblem, fieldsOf } from './samples.ts';

const question: DisclosureQuestion = {
  recipientId: 'mother',
  aboutPersonIds: ['mother'],
  consents: ['pz-gent', 'caw'],
  memberIds: ['mother', 'father'],
  participants: ['pz-gent', 'caw'],
};

const refused = (more: Partial<DisclosureQuestion>) => () => refuseDisclosure({ ...question, ...more });

describe('R28: telling a family member something of a consultation', () => {
  it('is refused without the consent of one who took part, and when nobody took part', () => {
    assertProblem(refused({ consents: ['pz-gent'] }), 'consent-missing');
    assertProblem(refused({ consents: [] }), 'consent-missing');
    assertProblem(refused({ consents: [], participants: [] }), 'consent-missing');
  });

  it('is refused when it is about another member', () => {
    const problem = assertProblem(refused({ aboutPersonIds: ['mother', 'father'] }), 'invalid-input');
    assert.deepEqual(fieldsOf(problem), ['aboutPersonIds.1 about-someone-else']);
  });

  it('is refused for someone who is no member', () => {
    const problem = assertProblem(refused({ recipientId: 'neighbour', aboutPersonIds: [] }), 'invalid-input');
    assert.deepEqual(fieldsOf(problem), ['recipientId not-a-member']);
  });

  it('takes no consent of who was not there', () => {
    const problem = assertProblem(refused({ consents: ['pz-gent', 'caw', 'cgg'] }), 'invalid-input');
    assert.deepEqual(fieldsOf(problem), ['consents.2 did-not-take-part']);
  });

  it('stands with one recipient, about that recipient alone, and the consent of all', () => {
    refuseDisclosure(question);
    refuseDisclosure({ ...question, aboutPersonIds: [] });
  });
});
