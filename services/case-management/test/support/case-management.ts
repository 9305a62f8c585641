import { randomBytes, randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { EventEnvelope } from '@veilighuis/contracts';
import { OperationClient } from '@veilighuis/messaging';
import { openDatabase } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { KitModule } from '@veilighuis/service-kit';
import { createLogger } from '@veilighuis/telemetry';
import { collections } from '../../src/adapters/index.ts';
import { CaseManagementModule } from '../../src/case-management.module.ts';

const url = process.env['MONGO_URL'] ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';

export interface RunningCaseManagement {
  readonly database: Database;
  /** A use case. */
  readonly get: <T>(useCase: Type<T>) => T;
  /** Events that wait in the outbox about this aggregate, in order. */
  outbox(subject: string): Promise<EventEnvelope[]>;
  stop(): Promise<void>;
}

/** The use cases of case management on a database of their own; no broker, since nothing here leaves by it. */
export async function runCaseManagement(): Promise<RunningCaseManagement> {
  const logger = createLogger('case-management', { level: 'silent' });
  const name = `test-cases-${randomUUID().slice(0, 8)}`;
  const database = await openDatabase({ url, name, collections, migrations: [], logger });
  await database.ready;
  const key = (): string => randomBytes(32).toString('base64url');
  const kit = KitModule.with({
    configuration: {
      process: 'case-management',
      PROFILE: 'demo',
      LOG_LEVEL: 'error',
      HTTP_PORT: 1,
      BROKER_URL: 'amqp://none',
      MONGO_URL: url,
      DATABASE_NAME: '',
      KEYCLOAK_URL: 'http://none',
      KEYCLOAK_PUBLIC_URL: '',
      KEYCLOAK_REALM: 'veilig-huis',
      DEADLINE_MS: 20_000,
      PREFETCH: 1,
      RETRY_DELAYS_MS: [1],
      KEY_ENCRYPTION_KEYS: `k1:${key()}`,
      BLIND_INDEX_KEY: key(),
      LOG_ANCHOR_KEY: `k1:${key()}`,
      LOG_ANCHOR_OLD_KEYS: '',
      SERVICE_CLIENT_SECRET: 'none',
    },
    database,
    // It asks nothing of other services.
    client: Object.create(OperationClient.prototype) as OperationClient,
  });
  @Module({ imports: [kit, CaseManagementModule] })
  class TestRoot {}
  const app = await NestFactory.createApplicationContext(TestRoot, { logger: false, abortOnError: false });
  return {
    database,
    get: (useCase) => app.get(useCase),
    async outbox(subject) {
      const rows = await database.db
        .collection<{ _id: string; envelope: EventEnvelope }>('outbox')
        .find({ 'envelope.subject': subject })
        .sort({ order: 1, _id: 1 })
        .toArray();
      return rows.map(({ envelope }) => envelope);
    },
    async stop() {
      await app.close();
      await database.db.dropDatabase();
      await database.close();
    },
  };
}
