import 'reflect-metadata';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { KeyRing, openDatabase, UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { ConfigurationError, readServiceConfiguration } from '@veilighuis/service-kit';
import { createLogger } from '@veilighuis/telemetry';
import { z } from 'zod';
import { collections } from '../adapters/index.ts';
import { IntakeData } from '../adapters/mongo/intake-data.ts';
import { MongoErasures } from '../adapters/mongo/mongo-erasures.ts';
import { EraseAgain } from '../application/erase-again.ts';
import type { RegisteredErasure } from '../application/erase-again.ts';

const USAGE = `Looks after the register of erasures (R50).

  erasures keep  --file <file>     add every erasure that is not in the file yet
  erasures again [--file <file>]   after a restored backup: erase again what the database or the file says was erased

Variables are those of intake. The register holds ids and days only. Doing it twice changes nothing.
Exit: 0 done, 1 failed, 2 wrong use.
`;

class UsageError extends Error {}

const line = z.strictObject({
  erasureId: z.uuid(),
  centre: z.string(),
  clientSystemId: z.uuid(),
  absorbedIds: z.array(z.uuid()),
  dueOn: z.iso.date(),
  orderedAt: z.iso.datetime().transform((text) => new Date(text)),
  orderedBy: z.string(),
});

/** Runs the command; writes to `print`, returns the exit code. */
export async function erasures(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  print: (text: string) => void,
): Promise<number> {
  try {
    const { verb, file } = read(args);
    return await withIntake(environment, async (database, vault) => {
      if (verb === 'keep') await keep(database, file ?? '', print);
      else await again(database, vault, file === undefined ? [] : registered(file), print);
      return 0;
    });
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof ConfigurationError;
    // Messages of the driver may hold the address with its password.
    print(isUsage ? `${error.message}\n\n${USAGE}` : `Failed: ${error instanceof Error ? error.name : 'unknown'}\n`);
    return isUsage ? 2 : 1;
  }
}

function read(args: readonly string[]): { readonly verb: 'keep' | 'again'; readonly file?: string | undefined } {
  const { positionals, values } = parsed(args);
  const [verb, ...more] = positionals;
  if ((verb !== 'keep' && verb !== 'again') || more.length > 0) throw new UsageError('Say one of keep, again.');
  if (verb === 'keep' && values.file === undefined) throw new UsageError('Say which --file.');
  return { verb, file: values.file };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { file: { type: 'string' } }, allowPositionals: true });
  } catch {
    throw new UsageError('An option is not known.');
  }
}

async function keep(database: Database, file: string, print: (text: string) => void): Promise<void> {
  const kept = new Set(existsSync(file) ? registered(file).map(({ erasureId }) => erasureId) : []);
  let added = 0;
  for await (const { receipts: _receipts, ...erasure } of new MongoErasures(database).all()) {
    if (kept.has(erasure.erasureId)) continue;
    appendFileSync(file, `${JSON.stringify(erasure)}\n`);
    added += 1;
  }
  print(`${String(added)} erasures added to the register. Keep it where no backup of the database is.\n`);
}

async function again(
  database: Database,
  vault: Vault,
  register: readonly RegisteredErasure[],
  print: (text: string) => void,
): Promise<void> {
  const work = new UnitOfWork({ database, vault });
  const erasing = new EraseAgain(work, vault, new MongoErasures(database), new IntakeData(database));
  const count = await erasing.execute(register);
  print(`${String(count)} erasures ordered again; each service sends its receipt anew.\n`);
}

function registered(file: string): RegisteredErasure[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter((text) => text !== '').map((text) => line.parse(JSON.parse(text)));
  } catch {
    throw new UsageError('The register is missing, or holds something else.');
  }
}

async function withIntake(
  environment: NodeJS.ProcessEnv,
  work: (database: Database, vault: Vault) => Promise<number>,
): Promise<number> {
  const configuration = readServiceConfiguration('intake', environment);
  const database = await openDatabase({
    url: configuration.MONGO_URL,
    name: configuration.DATABASE_NAME || 'vh-intake',
    collections,
    migrations: [],
    logger: createLogger('intake', { level: 'silent' }),
  });
  try {
    return await work(database, new Vault(database, KeyRing.parse(configuration.KEY_ENCRYPTION_KEYS)));
  } finally {
    await database.close();
  }
}

if (import.meta.main) {
  process.exitCode = await erasures(process.argv.slice(2), process.env, (text) => process.stdout.write(text));
}
