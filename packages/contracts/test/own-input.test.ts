import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { saveDraft, savePreferences } from '../src/index.ts';

describe('what users keep for themselves', () => {
  const filtering = (value: string) => {
    const filter = { list: 'trajectories', name: 'Mijn werk', filter: { state: value } };
    const input = { language: 'nl-BE', columns: {}, savedFilters: [filter], noticeKinds: [] };
    return savePreferences.input.safeParse(input).success;
  };

  it('R39: a filter holds codes, never words, a name of two parts or a number of a person', () => {
    for (const value of ['Jan Peeters', 'kent men al', '85073003328', 'x@y.be', 'a'.repeat(41), ''])
      assert.equal(filtering(value), false, value);
    for (const value of ['open', 'high', '44021', '2026-03-01', 'true', '0197c5f2-1234-7abc-8def-001234567890'])
      assert.equal(filtering(value), true, value);
  });

  it('a draft is JSON of 200 kB at most, counted in bytes', () => {
    const faultOf = (content: string) => {
      const parsed = saveDraft.input.safeParse({ form: 'contact', subject: 'new', content });
      const [issue] = parsed.error?.issues ?? [];
      return issue?.code === 'custom' ? (issue.params?.['code'] as unknown) : issue?.code;
    };
    assert.equal(faultOf('{"a":'), 'not-json');
    assert.equal(faultOf(JSON.stringify('é'.repeat(120_000))), 'too-long');
    assert.equal(faultOf('x'.repeat(200_001)), 'too_big');
    assert.equal(faultOf(JSON.stringify('e'.repeat(120_000))), undefined);
  });
});
