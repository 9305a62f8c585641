import { parseArgs } from 'node:util';
import { createLogger } from '@veilighuis/telemetry';
import { BrokerConnection } from '../broker/connection.ts';
import { DeadLetters, type Selection } from '../dead-letters/dead-letters.ts';
import { table } from './table.ts';

const USAGE = `Looks after messages that a service gave up on (dead letters).

  npm run dlq -- list   --service <service> [--limit <n>]
  npm run dlq -- show   --service <service> --id <id>
  npm run dlq -- replay --service <service> (--id <id> ... | --all)
  npm run dlq -- drop   --service <service> (--id <id> ... | --all)

The broker is the one of BROKER_URL. Shown are identifiers, codes and moments, never content.
Exit: 0 done, 1 nothing found or failed, 2 wrong use.
`;

class UsageError extends Error {}

const options = {
  service: { type: 'string' },
  id: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  limit: { type: 'string' },
} as const;

interface Wanted {
  readonly service: string;
  readonly ids: readonly string[];
  readonly all: boolean;
  readonly limit: number;
}

/** Runs the command; writes to `print`, returns the exit code. */
export async function dlq(
  args: readonly string[],
  brokerUrl: string | undefined,
  print: (text: string) => void,
): Promise<number> {
  try {
    const { command, wanted } = readArguments(args);
    if (brokerUrl === undefined) throw new UsageError('BROKER_URL is not set.');
    return await withDeadLetters(brokerUrl, wanted.service, (letters) => run(command, letters, wanted, print));
  } catch (error) {
    if (error instanceof UsageError) {
      print(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    print(`Failed: ${error instanceof Error ? error.message : 'unknown error'}\n`);
    return 1;
  }
}

type Command = 'list' | 'show' | 'replay' | 'drop';

function readArguments(args: readonly string[]): { readonly command: Command; readonly wanted: Wanted } {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (!isCommand(command) || rest.length > 0) throw new UsageError('Say one of list, show, replay, drop.');
  if (values.service === undefined || !/^[a-z][a-z-]{0,60}[a-z0-9]*$/.test(values.service))
    throw new UsageError('Say which --service.');
  const limit = Number(values.limit ?? '1000');
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit is a number from 1.');
  return { command, wanted: { service: values.service, ids: values.id ?? [], all: values.all ?? false, limit } };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new UsageError('An option is not known.');
  }
}

function isCommand(text: string | undefined): text is Command {
  return text === 'list' || text === 'show' || text === 'replay' || text === 'drop';
}

async function run(
  command: Command,
  letters: DeadLetters,
  wanted: Wanted,
  print: (text: string) => void,
): Promise<number> {
  switch (command) {
    case 'list': {
      const found = await letters.list(wanted.limit);
      print(found.length === 0 ? 'No dead letters.\n' : table(found));
      return 0;
    }
    case 'show': {
      const [id] = wanted.ids;
      if (id === undefined) throw new UsageError('Say which --id.');
      const found = await letters.show(id);
      print(found === undefined ? 'Not found.\n' : `${JSON.stringify(found, null, 2)}\n`);
      return found === undefined ? 1 : 0;
    }
    case 'replay':
      return report('put back', await letters.replay(selectionOf(wanted)), print);
    case 'drop':
      return report('removed', await letters.drop(selectionOf(wanted)), print);
  }
}

function selectionOf({ ids, all }: Wanted): Selection {
  if (all === ids.length > 0) throw new UsageError('Say either --id or --all.');
  return all ? 'all' : ids;
}

function report(done: string, count: number, print: (text: string) => void): number {
  print(count === 0 ? 'Nothing found.\n' : `${count} ${done}.\n`);
  return count === 0 ? 1 : 0;
}

async function withDeadLetters(
  url: string,
  service: string,
  work: (letters: DeadLetters) => Promise<number>,
): Promise<number> {
  const logger = createLogger('dlq', { level: 'error' });
  const connection = new BrokerConnection({ url, name: 'dlq', logger });
  try {
    return await work(new DeadLetters({ connection, service, logger }));
  } finally {
    await connection.close();
  }
}

if (import.meta.main) {
  process.exitCode = await dlq(process.argv.slice(2), process.env.BROKER_URL, (text) => process.stdout.write(text));
}
