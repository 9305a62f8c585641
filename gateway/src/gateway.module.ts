import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { TokenVerifier } from '@veilighuis/access';
import { BoundSeal, KeyRing } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { keycloakAddresses } from '@veilighuis/service-kit';
import type { GatewayConfiguration } from '@veilighuis/service-kit';
import { staffNameCollection, StaffNames } from './access-log/staff-names.ts';
import { RateLimits } from './protection/rate-limit.ts';
import { confirmationCollection, Confirmations } from './secrecy/confirmations.ts';
import { DutyOfSecrecy } from './secrecy/duty-of-secrecy.ts';
import { SecrecyController } from './secrecy/secrecy.controller.ts';
import { readStatements } from './secrecy/statement-file.ts';
import { IdentityProvider } from './sign-in/identity-provider.ts';
import { Seal } from './sign-in/seal.ts';
import { sessionCollection, Sessions } from './sign-in/sessions.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';

/** Who is at the door: sign-in, sessions, tokens, limits. */
@Module({})
export class GatewayModule {
  static with(configuration: GatewayConfiguration, database: Database): DynamicModule {
    const keycloak = keycloakAddresses(configuration);
    const publicUrl = configuration.PUBLIC_URL.replace(/\/$/, '');
    const addresses = { ...keycloak, publicUrl, callback: `${publicUrl}/auth/callback` };
    const provider = new IdentityProvider(
      addresses,
      configuration.OIDC_CLIENT_SECRET,
      configuration.PROFILE === 'demo',
    );
    const confirmations = new Confirmations(confirmationCollection.in(database.db));
    const seal = new Seal(configuration.SESSION_SECRET);
    const nameSeal = new BoundSeal(KeyRing.parse(configuration.STAFF_NAME_KEYS), 'names-of-staff');
    const names = new StaffNames(staffNameCollection.in(database.db), nameSeal);
    return {
      module: GatewayModule,
      controllers: [SignInController, SecrecyController],
      providers: [
        {
          provide: TokenVerifier,
          useValue: new TokenVerifier({
            issuer: keycloak.issuer,
            jwksUrl: keycloak.jwksUrl,
            audience: 'veilig-huis-api',
          }),
        },
        { provide: DutyOfSecrecy, useValue: new DutyOfSecrecy(readStatements(), confirmations, () => new Date()) },
        { provide: IdentityProvider, useValue: provider },
        { provide: StaffNames, useValue: names },
        { provide: Seal, useValue: seal },
        { provide: Sessions, useValue: new Sessions(sessionCollection.in(database.db), provider, seal) },
        {
          provide: RateLimits,
          useValue: new RateLimits({
            staff: configuration.RATE_LIMIT_STAFF,
            machine: configuration.RATE_LIMIT_MACHINE,
          }),
        },
      ],
    };
  }
}
