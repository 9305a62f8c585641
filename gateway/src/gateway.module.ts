import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { Decider, TokenVerifier } from '@veilighuis/access';
import { BoundSeal, KeyRing, UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import { keycloakAddresses, MergedClientSystems } from '@veilighuis/service-kit';
import type { GatewayConfiguration } from '@veilighuis/service-kit';
import { staffNameCollection, StaffNames } from './access-log/staff-names.ts';
import { colleagueCollection, Colleagues } from './colleagues/colleagues.ts';
import { draftCollection, Drafts } from './drafts/drafts.ts';
import { FollowEvents } from './notices/follow-events.ts';
import { holderCollection, Holders } from './notices/holders.ts';
import { NoticeEvents } from './notices/notice.events.ts';
import { noticeCollection, Notices } from './notices/notices.ts';
import { OwnNotices } from './notices/own-notices.ts';
import { preferencesCollection, Preferences } from './preferences/preferences.ts';
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
    const ownTexts = KeyRing.parse(configuration.OWN_TEXT_KEYS);
    const sealFor = (purpose: string) => new BoundSeal(ownTexts, purpose);
    const drafts = new Drafts(draftCollection.in(database.db), sealFor('drafts'));
    // Of client systems nothing is kept here but ids; the vault remembers which were erased (R50).
    const vault = new Vault(database, ownTexts);
    const following = {
      work: new UnitOfWork({ database, vault, deadlineMs: configuration.DEADLINE_MS }),
      vault,
      db: database.db,
      merged: new MergedClientSystems(database, vault),
      holders: new Holders(holderCollection.in(database.db)),
      notices: new Notices(noticeCollection.in(database.db)),
      drafts,
    };
    return {
      module: GatewayModule,
      controllers: [SignInController, SecrecyController, NoticeEvents],
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
        { provide: Decider, useValue: new Decider() },
        { provide: StaffNames, useValue: names },
        {
          provide: Colleagues,
          useValue: new Colleagues(colleagueCollection.in(database.db), sealFor('colleagues')),
        },
        { provide: Drafts, useValue: drafts },
        { provide: OwnNotices, useValue: new OwnNotices(noticeCollection.in(database.db)) },
        { provide: MergedClientSystems, useValue: following.merged },
        { provide: FollowEvents, useValue: new FollowEvents(following) },
        {
          provide: Preferences,
          useValue: new Preferences(preferencesCollection.in(database.db), sealFor('preferences')),
        },
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
