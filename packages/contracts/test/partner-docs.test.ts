import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import {
  batchResultLine,
  envelopeSchema,
  events,
  policeReportExample,
  policeReportInput,
  policeReportReceipt,
  problemKinds,
  problemSchema,
  registerClientSystem,
  shortPoliceReportExample,
} from '../src/index.ts';

const FOLDER = join(import.meta.dirname, '../../../../docs/partners');
const pages = readdirSync(FOLDER).filter((file) => file.endsWith('.md'));
const textOf = (page: string) => readFileSync(join(FOLDER, page), 'utf8');

const event = envelopeSchema.superRefine((envelope, context) => {
  const data = events.find(({ type }) => type === envelope.type)?.data;
  if (data?.safeParse(envelope.data).success !== true) context.addIssue('The data do not fit the type.');
});

/** What the word after `json` at the head of an example says that it is. */
const kinds: Record<string, { schema: z.ZodType; lines?: true }> = {
  'police-report': { schema: policeReportInput },
  'police-report-lines': { schema: policeReportInput, lines: true },
  'police-report-receipt': { schema: policeReportReceipt },
  'batch-result-lines': { schema: batchResultLine, lines: true },
  registration: { schema: registerClientSystem.input },
  'registration-receipt': { schema: registerClientSystem.output },
  event: { schema: event },
  problem: { schema: problemSchema },
};

/** Faults of the examples in a text; an example of no known kind is one. */
function faultsOf(text: string): string[] {
  return [...text.matchAll(/^```json *(\S*)\n([\s\S]*?)^```/gm)].flatMap(([, name = '', body = '']) => {
    const kind = kinds[name];
    if (kind === undefined) return [`example of unknown kind "${name}"`];
    const messages = kind.lines ? body.trim().split('\n') : [body];
    return messages.flatMap((message) => {
      const parsed = kind.schema.safeParse(JSON.parse(message) as unknown);
      return parsed.success ? [] : [`${name}: ${parsed.error.message}`];
    });
  });
}

describe('documentation for partners', () => {
  for (const page of pages) {
    it(`every example in ${page} is one that the platform takes or gives`, () => {
      assert.deepEqual(faultsOf(textOf(page)), []);
    });
  }

  it('a wrong example would be found, and one without a kind too', () => {
    assert.match(faultsOf('```json police-report\n{"zoneCode":"1"}\n```\n')[0] ?? '', /zoneCode/);
    assert.deepEqual(faultsOf('```json\n{}\n```\n'), ['example of unknown kind ""']);
  });

  it('the table of problems lists every kind with its status and words', () => {
    const rows = [...textOf('problems.md').matchAll(/^\| `(\S+)` +\| (\d+) +\| (.*?) +\|$/gm)];
    const listed = Object.fromEntries(
      rows.map(([, code = '', status, title]) => [code, { status: Number(status), title }]),
    );
    assert.deepEqual(listed, problemKinds);
  });

  it('every code of a problem that a page names exists', () => {
    const named = pages.flatMap((page) => [...textOf(page).matchAll(/gives\s+`([a-z-]+)`|with `([a-z-]+)`/g)]);
    const codes = named.map(([, first, second]) => first ?? second ?? '');
    assert.ok(codes.length > 3);
    assert.deepEqual(
      codes.filter((code) => !(code in problemKinds)),
      [],
    );
  });

  it('every link to another file leads somewhere', () => {
    for (const page of pages) {
      for (const [, target = ''] of textOf(page).matchAll(/\]\((\.[^)#]+)/g)) {
        assert.doesNotThrow(() => readFileSync(join(FOLDER, target)), `${page}: ${target}`);
      }
    }
  });

  it('the examples in the OpenAPI document are taken as well', () => {
    for (const example of [policeReportExample, shortPoliceReportExample])
      assert.ok(policeReportInput.safeParse(example).success);
  });
});
