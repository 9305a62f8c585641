import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemathesisDirectory } from '@veilighuis/infra';
import { z } from 'zod';

const hooks = fileURLToPath(new URL('../../../fuzz/hooks.py', import.meta.url));
const openApi = fileURLToPath(new URL('../../../../packages/contracts/generated/openapi.json', import.meta.url));

/** No 5xx, no status, header, media type or answer that isn't documented, nothing that this caller may not see. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'nothing_leaks',
].join(',');

export interface FuzzWish {
  readonly gateway: string;
  readonly who: string;
  readonly token: string;
  /** Made-up requests of each operation at most. */
  readonly examples: number;
  /** Whether each field is also tried at and beyond its borders: some fifty requests more for each operation. */
  readonly borders: boolean;
  readonly seed: number;
  /** Requests a minute, below the limit of the gateway for one caller. */
  readonly requestsPerMinute: number;
  /** Identifiers of records that exist, by the name of the field in a path. */
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  /** Words that this caller may see nowhere. */
  readonly forbidden: readonly string[];
  /** Folder for the reports. */
  readonly directory: string;
}

export interface FuzzOutcome {
  readonly who: string;
  readonly operations: number;
  readonly cases: number;
  readonly failures: number;
  /** What schemathesis printed. */
  readonly text: string;
}

const report = z.object({
  complete: z.boolean(),
  operations: z.object({ tested: z.number(), errored: z.number() }),
  test_cases: z.object({ generated: z.number(), unique_failures: z.number() }),
  errors: z.array(z.object({ count: z.number() })),
});

/**
 * Lets schemathesis make up requests from the OpenAPI document, as one caller. A request that could not be made up, or a
 * run that did not come to its end, counts as a failure: it proves nothing.
 */
export async function fuzz(wish: FuzzWish): Promise<FuzzOutcome> {
  const { who, gateway, token, examples, borders, seed, requestsPerMinute, directory } = wish;
  mkdirSync(directory, { recursive: true });
  const [schema, result] = [join(directory, 'openapi.json'), join(directory, `${who}.json`)];
  writeFileSync(schema, portable(readFileSync(openApi, 'utf8')));
  const parameters = [
    ...['run', schema, '--url', `${gateway}/api/v1`, '--header', `Authorization: Bearer ${token}`],
    ...['--checks', checks, '--phases', borders ? 'coverage,fuzzing' : 'fuzzing', '--max-examples', String(examples)],
    ...['--seed', String(seed), '--no-shrink', '--continue-on-failure', '--workers', '1', '--warnings', 'off'],
    ...['--rate-limit', `${String(requestsPerMinute)}/m`, '--request-timeout', '30'],
    ...['--report', 'json', '--report-json-path', result],
  ];
  const text = await run(parameters, directory, {
    SCHEMATHESIS_HOOKS: hooks,
    FUZZ_IDENTIFIERS: JSON.stringify(wish.identifiers),
    FUZZ_FORBIDDEN: JSON.stringify(wish.forbidden),
  });
  const { complete, operations, test_cases: cases, errors } = report.parse(JSON.parse(readFileSync(result, 'utf8')));
  const faults = errors.reduce((sum, { count }) => sum + count, 0);
  const failures = cases.unique_failures + faults + (complete ? 0 : 1);
  return { who, operations: operations.tested + operations.errored, cases: cases.generated, failures, text };
}

/** Python's patterns don't know the classes of Unicode; of those, the contracts use the control characters alone. */
function portable(document: string): string {
  return document.replaceAll('\\\\p{Cc}', '\\\\x00-\\\\x1f\\\\x7f-\\\\x9f');
}

function run(parameters: readonly string[], directory: string, environment: Record<string, string>): Promise<string> {
  const child = spawn('python3', ['-m', 'schemathesis.cli', ...parameters], {
    // It keeps what it found for a next run where it stands.
    cwd: directory,
    env: { ...process.env, ...environment, PYTHONPATH: schemathesisDirectory, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve(text);
    });
  });
}
