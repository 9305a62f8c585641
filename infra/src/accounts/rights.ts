import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';
import { processList } from '../stack/process-list.ts';

/** Path from the root of the repository. */
export const rightsFile = 'infra/accounts/generated/rights.json';

const brokerRights = z.object({
  configure: z.string(),
  write: z.string(),
  read: z.string(),
  topic: z.object({ exchange: z.string(), write: z.string(), read: z.string() }),
});

const databaseRights = z.object({
  rights: z.array(z.object({ collection: z.string(), actions: z.array(z.string()) })),
  appendOnly: z.array(
    z.object({
      collection: z.string(),
      indexes: z.array(
        z.looseObject({ name: z.string(), key: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])) }),
      ),
    }),
  ),
});

const rightsSchema = z.record(z.string(), z.object({ broker: brokerRights, database: databaseRights }));

export type DatabaseRights = z.infer<typeof databaseRights>;
/** What the accounts of each process may do, by the name of the process. */
export type Rights = z.infer<typeof rightsSchema>;

/** The rights as they are committed: local start and containers make their accounts from this one file. */
export function readRights(): Rights {
  return rightsSchema.parse(JSON.parse(readFileSync(join(repositoryRoot, rightsFile), 'utf8')));
}

/**
 * The rights as they follow from what the processes declare: their collections, and the names on the broker. Read from
 * the compiled packages, since this one is below them and so can't import them.
 */
export async function declaredRights(): Promise<Rights> {
  const broker = await compiled('packages/messaging/dist/src/index.js');
  const persistence = await compiled('packages/persistence/dist/src/index.js');
  const contracts = await compiled('packages/contracts/dist/src/index.js');
  const rights = await Promise.all(
    processList.map(async ({ name, workspace }) => {
      const place = name === 'gateway' ? 'collections.js' : 'adapters/index.js';
      const { collections } = await compiled(`${workspace}/dist/src/${place}`);
      return [
        name,
        {
          broker: call(broker['brokerRights'], name, contracts['events']),
          database: call(persistence['databaseRights'], collections),
        },
      ] as const;
    }),
  );
  return rightsSchema.parse(Object.fromEntries(rights));
}

async function compiled(path: string): Promise<Record<string, unknown>> {
  const file = join(repositoryRoot, path);
  if (!existsSync(file)) throw new Error(`Not compiled yet: ${path}; run: npm run build`);
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}

function call(made: unknown, ...parameters: unknown[]): unknown {
  if (typeof made !== 'function') throw new Error('A package no longer says which rights its users need.');
  return (made as (...given: unknown[]) => unknown)(...parameters);
}
