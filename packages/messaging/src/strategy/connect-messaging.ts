import type { INestApplication, INestMicroservice } from '@nestjs/common';
import type { RabbitStrategy } from './rabbit-strategy.ts';
import { RethrowFilter } from './rethrow.filter.ts';

/**
 * Connects the strategy to an application, so that handlers' errors reach it unchanged; the global guards, pipes and
 * interceptors of the application hold for messages too. Call before `init` and `startAllMicroservices`.
 */
export function connectMessaging(app: INestApplication, strategy: RabbitStrategy): INestMicroservice {
  app.useGlobalFilters(new RethrowFilter());
  return app.connectMicroservice({ strategy }, { inheritAppConfig: true });
}
