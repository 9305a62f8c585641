import { randomBytes, randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import {
  AggregateStore,
  AuditLog,
  KeyRing,
  MongoOutbox,
  openDatabase,
  UnitOfWork,
  Vault,
  type Database,
} from '../../src/index.ts';
import { silent, things, type Thing } from './models.ts';
import { anyServer } from './server.ts';

/** All parts of the package on one database. */
export class Parts {
  readonly ring: KeyRing;
  readonly vault: Vault;
  readonly work: UnitOfWork;
  readonly store: AggregateStore<Thing>;
  readonly outbox: MongoOutbox;
  readonly auditLog: AuditLog;

  constructor(
    readonly database: Database,
    keys = newKey('k1'),
    deadlineMs = 20_000,
  ) {
    this.ring = KeyRing.parse(keys);
    this.vault = new Vault(database, this.ring);
    this.work = new UnitOfWork({ database, vault: this.vault, deadlineMs });
    this.store = new AggregateStore(database, things);
    this.outbox = new MongoOutbox(database);
    this.auditLog = new AuditLog(database);
  }

  static async open(url: string, name: string): Promise<Parts> {
    return new Parts(await openDatabase({ url, name, collections: [things], migrations: [], logger: silent }));
  }
}

export function newKey(kid: string): string {
  return `${kid}:${randomBytes(32).toString('base64url')}`;
}

export function newDatabaseName(): string {
  return `persistence_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

let server: Awaited<ReturnType<typeof anyServer>> | undefined;

/** Address of the server that `useParts` works on. */
export function serverUrl(): string {
  if (server === undefined) throw new Error('Not open yet.');
  return server.url;
}

/** Parts on a database of this test file; emptied at the end. */
export function useParts(): () => Parts {
  let parts: Parts | undefined;
  before(async () => {
    server = await anyServer();
    parts = await Parts.open(server.url, newDatabaseName());
    await parts.database.ready;
  });
  after(async () => {
    await parts?.database.db.dropDatabase();
    await parts?.database.close();
    await server?.[Symbol.asyncDispose]();
  });
  return () => {
    if (parts === undefined) throw new Error('Not open yet.');
    return parts;
  };
}
