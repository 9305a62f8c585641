import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoServerError, type MongoClient } from 'mongodb';
import { withAccount } from '../accounts/addresses.ts';
import { becomePrimary, withClient } from './replica-set.ts';

/** Accounts that the database knows; without them it asks nobody who he is. */
export interface DatabaseAccounts {
  readonly admin: { readonly name: string; readonly password: string };
  /** Secret by which the nodes of the set know each other. */
  readonly clusterKey: string;
  /** Changes when `provide` would do something else than the last time. */
  readonly fingerprint: string;
  /** Makes the accounts of the processes, through a client that may. */
  readonly provide: (client: MongoClient) => Promise<void>;
}

/** Address of a database as its administrator reaches it. */
export function adminAddress(url: string, { name, password }: DatabaseAccounts['admin']): string {
  return `${withAccount(url, name, password)}&authSource=admin`;
}

/**
 * One attempt to make the node primary and its accounts known. What was done in an earlier run isn't done again.
 * @throws Error while the node isn't there yet, or when its data were made with other secrets
 */
export async function becomePrimaryWithAccounts(
  home: string,
  { url: plain, host }: { readonly url: string; readonly host: string },
  accounts: DatabaseAccounts,
): Promise<void> {
  const admin = adminAddress(plain, accounts.admin);
  if (!(await isKnown(admin))) await makeAdmin(plain, host, accounts);
  await withClient(admin, async (client) => {
    await becomePrimary(client, host);
    const stamp = join(home, 'accounts-made');
    const print = createHash('sha256').update(accounts.fingerprint).digest('hex');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
    await accounts.provide(client);
    writeFileSync(stamp, print);
  });
}

const authenticationFailed = 18;
const unauthorized = 13;

async function isKnown(url: string): Promise<boolean> {
  try {
    await withClient(url, () => Promise.resolve());
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === authenticationFailed) return false;
    throw error;
  }
}

// Whoever is on this machine may form the set and make the first account, for as long as there is none.
async function makeAdmin(url: string, host: string, { admin: { name, password } }: DatabaseAccounts): Promise<void> {
  try {
    await withClient(url, async (client) => {
      await becomePrimary(client, host);
      await client.db('admin').command({ createUser: name, pwd: password, roles: ['root'] });
    });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== unauthorized) throw error;
    throw new Error(
      'these data were made with other secrets; put that secrets file back, or begin anew: npm run reset',
    );
  }
}
