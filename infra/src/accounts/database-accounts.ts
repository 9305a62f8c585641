import type { Db, MongoClient } from 'mongodb';
import { MongoServerError } from 'mongodb';
import type { StackSecrets } from '../stack/secrets.ts';
import { secretOf, variableOf } from '../stack/secrets.ts';
import type { DatabaseRights, Rights } from './rights.ts';

const roleName = 'process';
const roleExists = 51_002;
const userExists = 51_003;

/** Database of a process, where its account and role are kept too. */
export function databaseOf(process: string): string {
  return `vh-${process}`;
}

/**
 * Makes, or brings up to date, the account of each process: named after it, kept in its own database, so that its role can
 * name nothing in another one. Collections that a process may only add to are made here, with their indexes.
 *
 * @param client signed in as an account that may make accounts
 */
export async function provideDatabaseAccounts(
  client: MongoClient,
  rights: Rights,
  secrets: StackSecrets,
): Promise<void> {
  await Promise.all(
    Object.entries(rights).map(async ([process, { database }]) => {
      const db = client.db(databaseOf(process));
      await makeAppendOnly(db, database);
      await provideRole(db, database);
      await provideUser(db, process, secretOf(secrets, variableOf(process, 'DATABASE_PASSWORD')));
    }),
  );
}

async function makeAppendOnly(db: Db, { appendOnly }: DatabaseRights): Promise<void> {
  for (const { collection, indexes } of appendOnly) {
    const present = await db.listCollections({ name: collection }, { nameOnly: true }).hasNext();
    if (!present) await db.createCollection(collection);
    if (indexes.length > 0) await db.collection(collection).createIndexes(indexes);
  }
}

async function provideRole(db: Db, { rights }: DatabaseRights): Promise<void> {
  const privileges = rights.map(({ collection, actions }) => ({
    resource: { db: db.databaseName, collection },
    actions,
  }));
  await db
    .command({ createRole: roleName, privileges, roles: [] })
    .catch(unlessCode(roleExists, () => db.command({ updateRole: roleName, privileges, roles: [] })));
}

async function provideUser(db: Db, name: string, pwd: string): Promise<void> {
  const user = { pwd, roles: [{ role: roleName, db: db.databaseName }], mechanisms: ['SCRAM-SHA-256'] };
  await db
    .command({ createUser: name, ...user })
    .catch(unlessCode(userExists, () => db.command({ updateUser: name, ...user })));
}

function unlessCode(code: number, otherwise: () => Promise<unknown>): (error: unknown) => Promise<unknown> {
  return (error) => {
    if (error instanceof MongoServerError && error.code === code) return otherwise();
    throw error;
  };
}
