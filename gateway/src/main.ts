import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { TokenVerifier } from '@veilighuis/access';
import { BrokerConnection, OperationClient } from '@veilighuis/messaging';
import { openDatabase } from '@veilighuis/persistence';
import {
  combine,
  onStopSignal,
  readGatewayConfiguration,
  refuseDemoRealm,
  runProcess,
  trustOnly,
  watchHealth,
} from '@veilighuis/service-kit';
import { createLogger, NestLogger, stopTelemetry, traceRequests } from '@veilighuis/telemetry';
import express from 'express';
import { accessLogRoutes } from './access-log/access-log-routes.ts';
import { StaffNames } from './access-log/staff-names.ts';
import { collections } from './collections.ts';
import { GatewayModule } from './gateway.module.ts';
import { apiPage } from './pages/api-page.ts';
import { healthRoutes } from './pages/health-routes.ts';
import { answerMalformedHttp } from './protection/malformed-http.ts';
import { RateLimits } from './protection/rate-limit.ts';
import { securityHeaders } from './protection/security-headers.ts';
import { operationRoutes } from './rest/operation-routes.ts';
import { policeReportBatch } from './rest/police-report-batch.ts';
import { problemHandler, unknownAddress } from './rest/problem-answers.ts';
import { ProblemFilter } from './rest/problem.filter.ts';
import { DutyOfSecrecy } from './secrecy/duty-of-secrecy.ts';
import { onlyConfirmed, secrecyRoutes } from './secrecy/secrecy-routes.ts';
import { callerOf } from './sign-in/caller.ts';
import { Sessions } from './sign-in/sessions.ts';

async function start(): Promise<void> {
  const configuration = readGatewayConfiguration(process.env);
  trustOnly(configuration.CA_FILE);
  await refuseDemoRealm(configuration);
  const logger = createLogger('gateway');
  const database = await openDatabase({
    url: configuration.MONGO_URL,
    name: configuration.DATABASE_NAME || 'vh-gateway',
    collections,
    migrations: [],
    logger,
  });
  const connection = new BrokerConnection({ url: configuration.BROKER_URL, name: 'gateway', logger });
  const client = new OperationClient({ connection, logger, deadlineMs: configuration.DEADLINE_MS });
  const databaseHealth = watchHealth(database);

  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.with(configuration, database), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple').set('trust proxy', 'loopback');
  app.useGlobalFilters(new ProblemFilter(logger));
  app.use(securityHeaders);
  app.use(healthRoutes(() => combine({ database: databaseHealth.state, client: () => client.health() })));
  app.use(traceRequests());
  app.use(apiPage());
  const anyCaller = callerOf(app.get(TokenVerifier), app.get(Sessions), app.get(RateLimits));
  const duty = app.get(DutyOfSecrecy);
  const dependencies = { client, logger, callerOf: onlyConfirmed(anyCaller, duty) };
  // The batch comes first: its path also fits a single report's.
  app.use(
    '/api/v1',
    secrecyRoutes({ callerOf: anyCaller, duty, logger }),
    policeReportBatch(dependencies),
    accessLogRoutes({ ...dependencies, names: app.get(StaffNames), now: () => new Date() }),
    operationRoutes(dependencies),
    unknownAddress,
    problemHandler(logger),
  );
  app.use(['/auth/backchannel-logout', '/auth/secrecy'], express.urlencoded({ extended: false, limit: '64kb' }));
  answerMalformedHttp(app.getHttpServer());
  await app.listen(configuration.HTTP_PORT);
  logger.info('gateway-started', { port: configuration.HTTP_PORT });

  onStopSignal(logger, async () => {
    databaseHealth.stop();
    await app.close();
    await client.close();
    await connection.close();
    await database.close();
    await stopTelemetry();
  });
}

runProcess(start);
