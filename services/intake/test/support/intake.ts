import { randomBytes, randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { OperationClient } from '@veilighuis/messaging';
import { openDatabase } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { KitModule } from '@veilighuis/service-kit';
import { createLogger } from '@veilighuis/telemetry';
import { collections } from '../../src/adapters/index.ts';
import { IntakeModule } from '../../src/intake.module.ts';

const url = process.env['MONGO_URL'] ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';

export interface RunningIntake {
  readonly app: INestApplicationContext;
  readonly database: Database;
  readonly url: string;
  stop(): Promise<void>;
}

/** Intake with its use cases and a database of its own; no broker, since nothing here leaves by it. */
export async function runIntake(): Promise<RunningIntake> {
  const logger = createLogger('intake', { level: 'silent' });
  const database = await openDatabase({
    url,
    name: `test-intake-${randomUUID().slice(0, 8)}`,
    collections,
    migrations: [],
    logger,
  });
  await database.ready;
  const key = (): string => randomBytes(32).toString('base64url');
  const kit = KitModule.with({
    configuration: {
      process: 'intake',
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
    // Intake asks nothing of other services.
    client: Object.create(OperationClient.prototype) as OperationClient,
  });
  @Module({ imports: [kit, IntakeModule] })
  class TestRoot {}
  const app = await NestFactory.createApplicationContext(TestRoot, { logger: false, abortOnError: false });
  return {
    app,
    database,
    url,
    async stop() {
      await app.close();
      await database.db.dropDatabase();
      await database.close();
    },
  };
}
