import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MongoClient, type Db } from 'mongodb';
import { AnchorKey, AnchorPublicKeys } from '../audit/chain/anchor-key.ts';
import { Anchors, anchorSchema, type Anchor } from '../audit/chain/anchors.ts';
import { headOf } from '../audit/chain/chain.ts';
import { verifyLog, type Verification } from '../audit/chain/verify.ts';

const USAGE = `Looks after the access log of one service.

  log verify --service <service> [--anchors <file>]    hold the log against its chain and its anchors
  log anchor --service <service> --file <file>         sign the chain as it is now; add every anchor to the file
  log key    --service <service>                       the public half of the key that signs today

MONGO_URL, DATABASE_NAME (default vh-<service>), LOG_ANCHOR_KEY and LOG_ANCHOR_OLD_KEYS are those of the service; each but
DATABASE_NAME may be given as a file, as <NAME>_FILE. Shown are places, ids and days, never what a line says.
Exit: 0 as it should be, 1 something is not as it was, 2 wrong use, 3 the log could not be read.
`;

class UsageError extends Error {}

const options = {
  service: { type: 'string' },
  anchors: { type: 'string' },
  file: { type: 'string' },
} as const;

export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly print: (text: string) => void;
  readonly now: () => Date;
}

/** Runs the command; writes to `print`, returns the exit code. */
export async function log(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { print } = surroundings;
  try {
    const { positionals, values } = parse(args);
    const { service, anchors, file } = values;
    if (service === undefined || !/^[a-z][a-z-]{0,59}$/.test(service)) throw new UsageError('Say which --service.');
    if (positionals.length > 1) throw new UsageError('Say one of verify, anchor, key.');
    switch (positionals[0]) {
      case 'verify':
        return await withDatabase(surroundings, service, (db) => verify(db, service, anchors, surroundings));
      case 'anchor':
        if (file === undefined) throw new UsageError('Say which --file.');
        return await withDatabase(surroundings, service, (db) => anchor(db, service, file, surroundings));
      case 'key':
        print(`${signingKey(surroundings).publicText}\n`);
        return 0;
      default:
        throw new UsageError('Say one of verify, anchor, key.');
    }
  } catch (error) {
    const isUsage = error instanceof UsageError;
    print(isUsage ? `${error.message}\n\n${USAGE}` : `The log could not be read: ${reasonOf(error)}\n`);
    return isUsage ? 2 : 3;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new UsageError('An option is not known.');
  }
}

// Messages of the driver may hold the address with its password.
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown fault';
}

async function verify(db: Db, service: string, file: string | undefined, { environment, print, now }: Surroundings) {
  const own = setting('LOG_ANCHOR_KEY', environment);
  const keys = readKeys([
    own === undefined ? '' : AnchorKey.parse(own).publicText,
    setting('LOG_ANCHOR_OLD_KEYS', environment) ?? '',
  ]);
  const kept = file === undefined ? [] : keptAnchors(file).filter((one) => one.service === service);
  const found = await verifyLog({ db, service, keys, kept, now: now() });
  print(summary(found));
  return found.findings.length === 0 ? 0 : 1;
}

function summary({ service, lines, unsealed, anchors, vouchedFor, findings }: Verification): string {
  const told = [
    `${service}: ${String(lines)} lines in the chain, ${String(unsealed)} behind it that wait for their link,`,
    `${String(anchors)} anchors, good up to line ${String(vouchedFor)}.`,
  ].join(' ');
  const faults = findings.map(({ kind, sequence, lineId, day }) =>
    [`  ${kind}`, `line ${String(sequence)}`, day ?? 'day unknown', lineId ?? ''].join('  ').trimEnd(),
  );
  const verdict = findings.length === 0 ? 'Everything is as it was written.' : `NOT AS IT WAS WRITTEN:`;
  return `${[told, verdict, ...faults].join('\n')}\n`;
}

async function anchor(db: Db, service: string, file: string, surroundings: Surroundings): Promise<number> {
  const { print, now } = surroundings;
  const anchors = new Anchors(db, service);
  await anchors.sign(await headOf(db, service), signingKey(surroundings), now());
  const kept = new Set(existsSync(file) ? keptAnchors(file).map(nameOf) : []);
  const fresh = (await anchors.all()).filter((one) => !kept.has(nameOf(one)));
  appendFileSync(file, fresh.map((one) => `${JSON.stringify(one)}\n`).join(''));
  print(`${service}: ${String(fresh.length)} anchors added to ${file}. Keep it where the database can't be reached.\n`);
  return 0;
}

function nameOf({ service, sequence, signature }: Anchor): string {
  return [service, String(sequence), signature].join(' ');
}

function keptAnchors(file: string): Anchor[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => anchorSchema.parse(JSON.parse(line)));
  } catch {
    throw new UsageError('The file with anchors is missing, or holds something else.');
  }
}

function signingKey({ environment }: Surroundings): AnchorKey {
  const text = setting('LOG_ANCHOR_KEY', environment);
  if (text === undefined) throw new UsageError('LOG_ANCHOR_KEY is not set.');
  try {
    return AnchorKey.parse(text);
  } catch {
    throw new UsageError('LOG_ANCHOR_KEY is not kid:base64url of 32 bytes.');
  }
}

function readKeys(texts: readonly string[]): AnchorPublicKeys {
  try {
    return new AnchorPublicKeys(texts);
  } catch {
    throw new UsageError('LOG_ANCHOR_OLD_KEYS is not kid:base64url of 32 bytes, comma between.');
  }
}

function setting(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  const file = environment[`${name}_FILE`];
  const text = file === undefined || file === '' ? environment[name] : readFileSync(file, 'utf8').trim();
  return text === '' ? undefined : text;
}

async function withDatabase(
  { environment }: Surroundings,
  service: string,
  work: (db: Db) => Promise<number>,
): Promise<number> {
  const url = setting('MONGO_URL', environment);
  if (url === undefined) throw new UsageError('MONGO_URL is not set.');
  const name = environment['DATABASE_NAME'];
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000, readConcern: { level: 'majority' } });
  try {
    return await work(client.db(name === undefined || name === '' ? `vh-${service}` : name));
  } finally {
    await client.close();
  }
}

if (import.meta.main) {
  process.exitCode = await log(process.argv.slice(2), {
    environment: process.env,
    print: (text) => process.stdout.write(text),
    now: () => new Date(),
  });
}
