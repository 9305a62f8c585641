import type { Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { events } from '@veilighuis/contracts';
import {
  BrokerConnection,
  EventPublisher,
  OperationClient,
  OutboxRelay,
  RabbitStrategy,
  RethrowFilter,
} from '@veilighuis/messaging';
import { AnchorKey, LogKeeper, MongoOutbox, openDatabase } from '@veilighuis/persistence';
import type { Database, IndexedCollection, Migration } from '@veilighuis/persistence';
import { createLogger, NestLogger, observeAccessLog, observeOutbox, stopTelemetry } from '@veilighuis/telemetry';
import { readServiceConfiguration } from './configuration.ts';
import type { ProcessName } from './configuration-table.ts';
import { combine, serveHealth } from './health-server.ts';
import { refuseDemoRealm } from './demo-realm.ts';
import { watchHealth } from './database-watch.ts';
import { KitModule } from './kit.module.ts';
import { logHealth } from './log-health.ts';
import { onStopSignal } from './stop-signal.ts';
import { trustOnly } from './trusted-authorities.ts';

export interface ServiceDefinition {
  readonly name: Exclude<ProcessName, 'gateway'>;
  readonly module: Type;
  readonly collections: readonly IndexedCollection[];
  readonly migrations: readonly Migration[];
}

/**
 * Starts a service: database, broker, relay, operations and events in, health and metrics.
 * It starts whether or not its servers are there, says so in `/readyz`, and goes on by itself once they are.
 * On SIGTERM it finishes what is under way and stops.
 */
export async function startService(definition: ServiceDefinition): Promise<void> {
  const configuration = readServiceConfiguration(definition.name, process.env);
  trustOnly(configuration.CA_FILE);
  await refuseDemoRealm(configuration);
  const logger = createLogger(definition.name);
  const database = await openDatabase({
    url: configuration.MONGO_URL,
    name: configuration.DATABASE_NAME || `vh-${definition.name}`,
    collections: definition.collections,
    migrations: definition.migrations,
    logger,
  });
  const connection = new BrokerConnection({
    url: configuration.BROKER_URL,
    name: `${definition.name}-publish`,
    logger,
  });
  const client = new OperationClient({ connection, logger, deadlineMs: configuration.DEADLINE_MS });
  const relay = startRelay(database, connection, logger);
  const key = AnchorKey.parse(configuration.LOG_ANCHOR_KEY);
  const keeper = new LogKeeper({ database, service: definition.name, key });
  observeAccessLog(() => keeper.figures());
  const strategy = new RabbitStrategy({
    url: configuration.BROKER_URL,
    service: definition.name,
    logger,
    events,
    ladder: configuration.RETRY_DELAYS_MS,
    eventPrefetch: configuration.PREFETCH,
    operationPrefetch: configuration.PREFETCH * 2,
  });
  const app = await NestFactory.createMicroservice(
    root(definition.module, KitModule.with({ configuration, database, client })),
    {
      strategy,
      logger: new NestLogger(logger),
      abortOnError: false,
    },
  );
  app.useGlobalFilters(new RethrowFilter());
  await app.listen();
  const databaseHealth = watchHealth(database);
  const health = await serveHealth(configuration.HTTP_PORT, () =>
    combine({
      database: databaseHealth.state,
      log: () => logHealth(database),
      consumers: () => strategy.health(),
      relay: () => relay.health(),
      client: () => client.health(),
    }),
  );
  logger.info('service-started', { port: configuration.HTTP_PORT });

  onStopSignal(logger, async () => {
    health.close();
    databaseHealth.stop();
    await app.close();
    await relay.stop();
    await keeper.stop();
    await client.close();
    await connection.close();
    await database.close();
    await stopTelemetry();
  });
}

function startRelay(
  database: Database,
  connection: BrokerConnection,
  logger: ReturnType<typeof createLogger>,
): OutboxRelay {
  const relied = new Set<string>(events.filter((event) => event.consumers.length > 0).map((event) => event.type));
  const publisher = new EventPublisher({ connection, logger, expectRouted: (type) => relied.has(type) });
  const source = new MongoOutbox(database);
  const relay = new OutboxRelay({
    source,
    publisher,
    onError: (error, row) => {
      logger.warn('outbox-held-up', {
        error,
        ...(row === undefined ? {} : { eventId: row.id, eventType: row.envelope.type }),
      });
    },
  });
  observeOutbox(async () => ({
    oldestAgeSeconds: await relay.oldestAgeSeconds(),
    pending: await source.pendingCount(),
  }));
  relay.start();
  return relay;
}

function root(module: Type, kit: ReturnType<typeof KitModule.with>): Type {
  @Module({ imports: [kit, module] })
  class ServiceRoot {}
  return ServiceRoot;
}
