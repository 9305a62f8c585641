import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Decider, TokenVerifier } from '@veilighuis/access';
import { events } from '@veilighuis/contracts';
import { BrokerConnection, OperationClient, RabbitStrategy } from '@veilighuis/messaging';
import { openDatabase } from '@veilighuis/persistence';
import {
  combine,
  MergedClientSystems,
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
import { colleagueActs } from './colleagues/colleague-routes.ts';
import { Colleagues } from './colleagues/colleagues.ts';
import { draftActs } from './drafts/draft-routes.ts';
import { Drafts } from './drafts/drafts.ts';
import { liveRoutes } from './live/live-routes.ts';
import { startLive } from './live/start-live.ts';
import { GatewayModule } from './gateway.module.ts';
import { apiPage } from './pages/api-page.ts';
import { healthRoutes } from './pages/health-routes.ts';
import { plainStyle } from './pages/plain-page.ts';
import { screens } from './pages/screens.ts';
import { noticeActs } from './notices/notice-routes.ts';
import { OwnNotices } from './notices/own-notices.ts';
import { preferenceActs } from './preferences/preference-routes.ts';
import { Preferences } from './preferences/preferences.ts';
import { answerMalformedHttp } from './protection/malformed-http.ts';
import { RateLimits } from './protection/rate-limit.ts';
import { securityHeaders } from './protection/security-headers.ts';
import { operationRoutes } from './rest/operation-routes.ts';
import { ownRoutes } from './rest/own-routes.ts';
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
  const strategy = new RabbitStrategy({
    url: configuration.BROKER_URL,
    service: 'gateway',
    logger,
    events,
    ladder: configuration.RETRY_DELAYS_MS,
    eventPrefetch: configuration.PREFETCH,
  });
  const databaseHealth = watchHealth(database);

  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.with(configuration, database), {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const live = startLive({
    brokerUrl: configuration.BROKER_URL,
    logger,
    decider: app.get(Decider),
    merged: app.get(MergedClientSystems),
    notices: app.get(OwnNotices),
  });
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple').set('trust proxy', 'loopback');
  app.useGlobalFilters(new ProblemFilter(logger));
  app.use(securityHeaders);
  app.use(
    healthRoutes(() =>
      combine({
        database: databaseHealth.state,
        consumers: () => strategy.health(),
        live: live.health,
        client: () => client.health(),
      }),
    ),
  );
  app.use(traceRequests());
  app.use(apiPage());
  app.use(plainStyle());
  app.use(screens());
  const anyCaller = callerOf(app.get(TokenVerifier), app.get(Sessions), app.get(RateLimits));
  const duty = app.get(DutyOfSecrecy);
  const dependencies = { client, logger, callerOf: onlyConfirmed(anyCaller, duty) };
  const now = () => new Date();
  const ownActs = [
    ...draftActs(app.get(Drafts), now),
    ...preferenceActs(app.get(Preferences), now),
    ...noticeActs(app.get(OwnNotices), app.get(Preferences), now),
    ...colleagueActs(app.get(Colleagues), app.get(Decider)),
  ];
  // The batch comes first: its path also fits a single report's.
  app.use(
    '/api/v1',
    secrecyRoutes({ callerOf: anyCaller, duty, logger }),
    policeReportBatch({ ...dependencies, decider: app.get(Decider) }),
    accessLogRoutes({ ...dependencies, names: app.get(StaffNames), now }),
    ownRoutes(ownActs, dependencies),
    liveRoutes({ ...dependencies, audience: live.audience }),
    operationRoutes({ ...dependencies, shown: live.shown }),
    unknownAddress,
    problemHandler(logger),
  );
  app.use(['/auth/backchannel-logout', '/auth/secrecy'], express.urlencoded({ extended: false, limit: '64kb' }));
  answerMalformedHttp(app.getHttpServer());
  app.connectMicroservice({ strategy });
  await app.startAllMicroservices();
  await app.listen(configuration.HTTP_PORT);
  logger.info('gateway-started', { port: configuration.HTTP_PORT });

  onStopSignal(logger, async () => {
    databaseHealth.stop();
    // Streams have no end of their own, and the server waits for them.
    await live.stop();
    await app.close();
    await client.close();
    await connection.close();
    await database.close();
    await stopTelemetry();
  });
}

runProcess(start);
