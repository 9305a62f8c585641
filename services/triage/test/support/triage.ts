import { randomBytes, randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { EventEnvelope } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { OperationClient } from '@veilighuis/messaging';
import { openDatabase } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { EraseOnOrder, FollowAccess, KitModule } from '@veilighuis/service-kit';
import { createLogger } from '@veilighuis/telemetry';
import { adapters, collections } from '../../src/adapters/index.ts';
import { ChangeTriageFile } from '../../src/application/change-triage-file.ts';
import * as useCases from '../../src/application/index.ts';
import { Intake } from '../../src/application/intake.ts';
import type { ClientSystemSummary } from '../../src/application/intake.ts';

const url = process.env['MONGO_URL'] ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';

/** What intake would tell; `away` makes it answer as when it is. */
export class ToldByIntake extends Intake {
  away = false;
  readonly #summaries = new Map<string, ClientSystemSummary>();

  tell(clientSystemId: string, more: Partial<ClientSystemSummary> = {}): void {
    this.#summaries.set(clientSystemId, {
      clientSystemId,
      currentClientSystemId: clientSystemId,
      version: 1,
      centre: 'ovl',
      level: 'medium',
      repeat: false,
      hasMinor: false,
      municipalities: ['44021'],
      incidentMunicipalities: ['44021'],
      zoneCodes: ['5415'],
      personIds: [],
      levels: [{ assessmentId: randomUUID(), on: '2026-01-05', level: 'medium' }],
      ...more,
    });
  }

  summary(clientSystemId: string): Promise<ClientSystemSummary> {
    const summary = this.#summaries.get(clientSystemId);
    if (this.away || summary === undefined) return Promise.reject(new ProblemError('service-unavailable'));
    return Promise.resolve(summary);
  }
}

export interface RunningTriage {
  readonly database: Database;
  readonly intake: ToldByIntake;
  /** A use case. */
  readonly get: <T>(useCase: Type<T>) => T;
  /** Events that wait in the outbox about this aggregate, in order. */
  outbox(subject: string): Promise<EventEnvelope[]>;
  stop(): Promise<void>;
}

/** The use cases of triage on a database of their own; no broker, since nothing here leaves by it. */
export async function runTriage(): Promise<RunningTriage> {
  const logger = createLogger('triage', { level: 'silent' });
  const name = `test-triage-${randomUUID().slice(0, 8)}`;
  const database = await openDatabase({ url, name, collections, migrations: [], logger });
  await database.ready;
  const key = (): string => randomBytes(32).toString('base64url');
  const kit = KitModule.with({
    configuration: {
      process: 'triage',
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
    // What triage asks of intake is answered by the object above.
    client: Object.create(OperationClient.prototype) as OperationClient,
  });
  const intake = new ToldByIntake();
  @Module({
    imports: [kit],
    providers: [
      ...Object.values(useCases),
      ...adapters,
      ChangeTriageFile,
      EraseOnOrder,
      FollowAccess,
      { provide: Intake, useValue: intake },
    ],
  })
  class TestRoot {}
  const app = await NestFactory.createApplicationContext(TestRoot, { logger: false, abortOnError: false });
  return {
    database,
    intake,
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
