import { readFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { provideDatabaseAccounts } from '../accounts/database-accounts.ts';
import { readRights } from '../accounts/rights.ts';
import { runCommand } from './run-command.ts';

// The job of the containers that runs before the processes do: makes the account of each on the database, or brings it up
// to date. Ends with 0 when all are there; running it again changes nothing.
await runCommand(async () => {
  const passwords = z.record(z.string(), z.string()).parse(JSON.parse(fileIn('PASSWORDS_FILE')));
  const client = new MongoClient(fileIn('MONGO_URL_FILE'), { serverSelectionTimeoutMS: 10_000 });
  try {
    await provideDatabaseAccounts(client, readRights(), passwords);
  } finally {
    await client.close();
  }
  console.log('The accounts of the processes are there.');
  return 0;
});

function fileIn(variable: string): string {
  const path = process.env[variable];
  if (path === undefined) throw new Error(`${variable} is missing.`);
  return readFileSync(path, 'utf8');
}
