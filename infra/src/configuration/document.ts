import { portDefinitions } from '../stack/ports.ts';
import type { Variable } from './table.ts';

/** `docs/operations/configuration.md`, made from the table. */
export function configurationDocument(table: readonly Variable[]): string {
  const processes = [...new Set(table.flatMap((variable) => variable.processes))];
  return [
    '# Configuration',
    '',
    '<!-- Generated from packages/service-kit/src/configuration-table.ts; change it there and run: npm run generate -->',
    '',
    'Every process reads its configuration from environment variables when it starts. A variable that is missing or wrong',
    'stops the process with one line that names it. Nothing is read from elsewhere, and nothing changes while it runs.',
    '',
    'A **secret** can be given as a file instead: `<NAME>_FILE` holds the path.',
    '',
    ...rows(
      ['variable', 'what', 'default', 'secret', 'read by'],
      table.map((variable) => row(variable, processes)),
    ),
    '',
    '## Only for `npm start`',
    '',
    'The local start makes the configuration of the processes itself. These variables steer it:',
    '',
    ...rows(
      ['variable', 'what', 'default'],
      [
        ...portDefinitions.map(({ name, variable, port }) => [code(variable), `Port of ${name}`, String(port)]),
        ...startVariables,
      ],
    ),
    '',
  ].join('\n');
}

const startVariables = [
  ['`BROKER_URL`, `MONGO_URL`, `KEYCLOAK_URL`', 'Servers that are there already; those are used and not started', ''],
  [
    '`STACK_SECRETS_FILE`',
    'File with the secrets; needed with `KEYCLOAK_URL`, whose clients must have the same',
    '`.local/data/secrets.json`',
  ],
  ['`DEMO_REPORTS`', 'Made-up reports that the first start plays in; `0` for none', '150'],
  ['`LOG_LEVEL`, `DEADLINE_MS`, `OTEL_EXPORTER_OTLP_ENDPOINT`', 'Passed on to every process', ''],
];

function row({ name, description, default: standard, secret, processes }: Variable, all: readonly string[]): string[] {
  const readers = processes.length === all.length ? 'all' : processes.join(', ');
  return [code(name), description, defaultText(standard), secret === true ? 'yes' : '', readers];
}

function defaultText(standard: string | undefined): string {
  if (standard === undefined) return '**required**';
  return standard === '' ? '' : code(standard);
}

function code(text: string): string {
  return `\`${text}\``;
}

// Columns are padded as the formatter of the repository would do, so that both agree about the file.
function rows(head: readonly string[], body: readonly (readonly string[])[]): string[] {
  const width = head.map((title, column) =>
    Math.max(3, title.length, ...body.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${width.map((size, column) => (cells[column] ?? '').padEnd(size)).join(' | ')} |`;
  return [line(head), line(width.map((size) => '-'.repeat(size))), ...body.map((cells) => line(cells))];
}
