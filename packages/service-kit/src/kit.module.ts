import type { DynamicModule, Provider } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Decider, TokenVerifier } from '@veilighuis/access';
import { OperationClient } from '@veilighuis/messaging';
import { AuditLog, BlindIndex, KeyRing, UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { AccessGate } from './access-gate.ts';
import { CallerGuard } from './caller.ts';
import { keycloakAddresses } from './configuration.ts';
import type { ServiceConfiguration } from './configuration.ts';
import { RetentionDay } from './retention-day.ts';
import { ServiceToken } from './service-token.ts';

/** Token under which the database of the service is injected. */
export const DATABASE = 'database';

export interface KitParts {
  readonly configuration: ServiceConfiguration;
  readonly database: Database;
  readonly client: OperationClient;
}

/** What every service has beside its own rooms. */
@Global()
@Module({})
export class KitModule {
  static with({ configuration, database, client }: KitParts): DynamicModule {
    const keycloak = keycloakAddresses(configuration);
    const vault = new Vault(database, KeyRing.parse(configuration.KEY_ENCRYPTION_KEYS));
    const shared: Provider[] = [
      { provide: DATABASE, useValue: database },
      { provide: 'source', useValue: `/services/${configuration.process}` },
      { provide: Vault, useValue: vault },
      { provide: UnitOfWork, useValue: new UnitOfWork({ database, vault, deadlineMs: configuration.DEADLINE_MS }) },
      { provide: BlindIndex, useValue: new BlindIndex(configuration.BLIND_INDEX_KEY) },
      { provide: AuditLog, useValue: new AuditLog(database) },
      { provide: Decider, useValue: new Decider() },
      {
        provide: TokenVerifier,
        useValue: new TokenVerifier({
          issuer: keycloak.issuer,
          jwksUrl: keycloak.jwksUrl,
          audience: 'veilig-huis-api',
        }),
      },
      { provide: RetentionDay, useValue: new RetentionDay(configuration.RETENTION_DAYS_AHEAD) },
      { provide: OperationClient, useValue: client },
      {
        provide: ServiceToken,
        useValue: new ServiceToken(
          keycloak.tokenUrl,
          `svc-${configuration.process}`,
          configuration.SERVICE_CLIENT_SECRET,
        ),
      },
      AccessGate,
    ];
    return {
      module: KitModule,
      providers: [...shared, { provide: APP_GUARD, useClass: CallerGuard }],
      exports: shared,
    };
  }
}
