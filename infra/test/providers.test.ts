import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { centreOrganisation, organisations, partnerOrganisations } from '../src/keycloak/organisations.ts';
import type { RealmProfile } from '../src/keycloak/profile.ts';
import { partnerRealm } from '../src/keycloak/partner-realm.ts';
import { partnerRealmName, partnersWithDemoRealm } from '../src/keycloak/partner-realm-names.ts';
import { realm, realmName } from '../src/keycloak/realm.ts';
import { signInFlow } from '../src/keycloak/flows/sign-in.ts';

const text = z.string();
const realmSchema = z.object({
  browserFlow: text,
  directGrantFlow: text,
  identityProviders: z.array(
    z.object({
      alias: text,
      enabled: z.union([z.boolean(), text]),
      firstBrokerLoginFlowAlias: text,
      config: z.record(text, text),
    }),
  ),
  organizations: z.array(
    z.object({
      alias: text,
      domains: z.array(z.object({ name: text })),
      identityProviders: z.array(z.object({ alias: text })),
      members: z.array(z.object({ username: text, membershipType: text })),
    }),
  ),
  authenticationFlows: z.array(
    z.object({ alias: text, authenticationExecutions: z.array(z.object({ authenticator: text.optional() })) }),
  ),
  authenticatorConfig: z.array(z.object({ alias: text, config: z.record(text, text) })),
  users: z.array(z.object({ username: text, attributes: z.record(text, z.array(text)).default({}) })),
});

const demo = realmSchema.parse(realm('demo'));
const production = realmSchema.parse(realm('production'));

describe('providers of partners', () => {
  for (const [profile, { organizations, identityProviders }] of Object.entries({ demo, production })) {
    it(`${profile}: every partner has a provider of its own, and the centre has none`, () => {
      const ofOrganisation = new Map(organizations.map(({ alias, identityProviders: own }) => [alias, own]));
      for (const { alias } of organisations) {
        assert.deepEqual(ofOrganisation.get(alias), alias === centreOrganisation ? [] : [{ alias }]);
      }
      assert.deepEqual(
        identityProviders.map(({ alias }) => alias),
        partnerOrganisations.map(({ alias }) => alias),
      );
    });

    it(`${profile}: a provider speaks for the mail domain of its organisation alone, which chooses it`, () => {
      const domains = new Map(organizations.map(({ alias, domains: [domain] }) => [alias, domain?.name]));
      assert.equal(new Set(domains.values()).size, organisations.length);
      for (const { alias, config } of identityProviders) {
        assert.equal(config['kc.org.domain'], domains.get(alias));
        assert.equal(config['kc.org.broker.redirect.mode.email-matches'], 'true');
        assert.deepEqual([config['filteredByClaim'], config['claimFilterName']], ['true', 'email']);
        assert.equal(config['claimFilterValue'], `(?i)[^@]+@\\Q${String(domains.get(alias))}\\E`);
      }
    });

    it(`${profile}: a first sign-in links to accounts of that organisation only`, () => {
      const { authenticatorConfig } = profile === 'demo' ? demo : production;
      for (const { alias, firstBrokerLoginFlowAlias } of identityProviders) {
        const condition = authenticatorConfig.find(({ alias: name }) =>
          name.startsWith(`${firstBrokerLoginFlowAlias}: account`),
        );
        assert.deepEqual(condition?.config, {
          attribute_name: 'organisation',
          attribute_expected_value: alias,
          not: 'true',
        });
      }
    });

    it(`${profile}: no role comes from a provider`, () => {
      const mappers = JSON.stringify(
        z.object({ identityProviderMappers: z.unknown() }).parse(realm(profile as RealmProfile)),
      );
      assert.doesNotMatch(mappers, /role/i);
      for (const { config } of identityProviders) assert.equal(config['syncMode'], 'IMPORT');
    });
  }

  it('for production are switched off until the operator says where they are, without any secret', () => {
    for (const { alias, enabled, config } of production.identityProviders) {
      assert.match(String(enabled), /^\$\{[A-Z_]+_PROVIDER_ENABLED:false\}$/, alias);
      for (const name of ['issuer', 'authorizationUrl', 'tokenUrl', 'jwksUrl', 'logoutUrl']) {
        assert.match(config[name] ?? '', /^\$\{[A-Z_]+_PROVIDER_[A-Z_]+:https:\/\/[a-z-]+\.invalid\}$/, alias);
      }
      assert.equal(config['clientSecret'], undefined);
      assert.equal(config['clientAuthMethod'], 'private_key_jwt');
    }
  });

  it('are played by second realms in the demo, whose people have a prepared account without a password', () => {
    const on = demo.identityProviders.filter(({ enabled }) => enabled === true).map(({ alias }) => alias);
    assert.deepEqual(on, [...partnersWithDemoRealm]);
    for (const alias of on) {
      const { members = [] } = demo.organizations.find((entry) => entry.alias === alias) ?? {};
      assert.ok(members.length > 0);
      assert.ok(members.every(({ membershipType }) => membershipType === 'MANAGED'));
      const { realm: name, users } = z
        .object({ realm: text, users: z.array(z.object({ username: text })) })
        .parse(partnerRealm(alias, realmName));
      assert.equal(name, partnerRealmName(alias));
      for (const { username } of members) assert.ok(users.some((user) => user.username === username));
    }
  });
});

describe('second factor', () => {
  it('for production follows every password, without exception', () => {
    const flow = production.authenticationFlows.find(({ alias }) => alias === `${production.browserFlow}: password`);
    assert.deepEqual(
      flow?.authenticationExecutions.map(({ authenticator }) => authenticator),
      ['auth-username-password-form', 'auth-otp-form'],
    );
    assert.doesNotMatch(JSON.stringify(signInFlow({ demo: false })), /second_factor|conditional-user-attribute/);
  });

  it('for production nothing gives a token for a name and a password in one request', () => {
    for (const { directGrantFlow, authenticationFlows } of [demo, production]) {
      const flow = authenticationFlows.find(({ alias }) => alias === directGrantFlow);
      assert.deepEqual(
        flow?.authenticationExecutions.map(({ authenticator }) => authenticator),
        ['deny-access-authenticator'],
      );
    }
    assert.ok(!production.authenticationFlows.some(({ alias }) => alias.startsWith('test-')));
  });

  it('in the demo is asked of the privacy officer, and the others are let in without by an attribute of the demo', () => {
    const asked = demo.users.filter(({ attributes: { organisation, second_factor: factor } }) => {
      return organisation !== undefined && factor === undefined;
    });
    assert.deepEqual(
      asked.map(({ username }) => username),
      ['privacy-officer'],
    );
  });
});
