import { ProblemError } from '@veilighuis/contracts';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** Moment, in milliseconds, at which the access token ends. */
  readonly accessEndsAt: number;
  /** Session at the identity provider, for sign-out that comes from there. */
  readonly providerSession: string;
  readonly subject: string;
}

export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

interface Addresses {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly inside: string;
  readonly callback: string;
  readonly publicUrl: string;
}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** OpenID Connect with Keycloak: code flow with PKCE, tokens stay on the server (RFC 10017). */
export class IdentityProvider {
  #configuration: Promise<oidc.Configuration> | undefined;
  readonly #addresses: Addresses;
  readonly #secret: string;
  readonly #allowHttp: boolean;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(addresses: Addresses, secret: string, allowHttp: boolean) {
    this.#addresses = addresses;
    this.#secret = secret;
    this.#allowHttp = allowHttp;
    this.#keys = createRemoteJWKSet(new URL(addresses.jwksUrl));
  }

  /**
   * Where the browser goes to sign in, and what to remember until it comes back. Without an organisation the provider
   * asks whoever belongs to two.
   */
  async begin(returnTo: string, organisation?: string): Promise<{ url: URL; attempt: Attempt }> {
    const configuration = await this.#configure();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#addresses.callback,
      scope: organisation === undefined ? 'openid organization' : `openid organization:${organisation}`,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /** @throws ProblemError `not-signed-in` when the answer doesn't belong to the attempt */
  async finish(query: string, attempt: Attempt): Promise<Tokens> {
    const configuration = await this.#configure();
    try {
      const answer = await oidc.authorizationCodeGrant(configuration, new URL(`${this.#addresses.callback}?${query}`), {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      return tokensOf(answer);
    } catch (error) {
      throw refusedOrAway(error);
    }
  }

  /** New tokens for a session. @throws ProblemError `not-signed-in` when the session ended at the provider */
  async refresh(tokens: Tokens): Promise<Tokens> {
    const configuration = await this.#configure();
    try {
      const answer = await oidc.refreshTokenGrant(configuration, tokens.refreshToken);
      return tokensOf(answer, tokens);
    } catch (error) {
      throw refusedOrAway(error);
    }
  }

  /** The name of whoever signed in; it is in no token (R39). @throws ProblemError `service-unavailable`, `not-signed-in` */
  async nameOf({ accessToken, subject }: Tokens): Promise<string | undefined> {
    const configuration = await this.#configure();
    try {
      const { name } = await oidc.fetchUserInfo(configuration, accessToken, subject);
      return name;
    } catch (error) {
      throw refusedOrAway(error);
    }
  }

  /** Where the browser goes to end the session at the provider too. */
  async end(idToken: string): Promise<URL> {
    const configuration = await this.#configure();
    return oidc.buildEndSessionUrl(configuration, {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${this.#addresses.publicUrl}/`,
    });
  }

  /** The session that the provider says has ended (OpenID Connect Back-Channel Logout 1.0), or undefined for a false message. */
  async endedSession(logoutToken: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(logoutToken, this.#keys, {
        issuer: this.#addresses.issuer,
        audience: 'gateway',
        clockTolerance: 5,
      });
      const events = payload['events'];
      const isLogout =
        typeof events === 'object' && events !== null && EVENT in events && payload['nonce'] === undefined;
      return isLogout && typeof payload['sid'] === 'string' ? payload['sid'] : undefined;
    } catch {
      return undefined;
    }
  }

  // Found on first use, and again after a failure: the gateway starts before Keycloak is there.
  async #configure(): Promise<oidc.Configuration> {
    this.#configuration ??= this.#discover();
    try {
      return await this.#configuration;
    } catch {
      this.#configuration = undefined;
      throw new ProblemError('service-unavailable');
    }
  }

  async #discover(): Promise<oidc.Configuration> {
    const configuration = await oidc.discovery(
      new URL(this.#addresses.inside),
      'gateway',
      undefined,
      oidc.ClientSecretBasic(this.#secret),
      {
        algorithm: 'oidc',
        timeout: 5,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- its only deprecation is a warning sign; the demo profile alone comes here
        execute: this.#allowHttp ? [oidc.allowInsecureRequests] : [],
      },
    );
    return configuration;
  }
}

// The provider's plain refusal ends the session; anything else is a provider that is away, and the session stays.
function refusedOrAway(error: unknown): ProblemError {
  const refused =
    error instanceof oidc.ResponseBodyError ||
    error instanceof oidc.AuthorizationResponseError ||
    (error instanceof oidc.ClientError && error.code !== 'OAUTH_TIMEOUT' && !(error.cause instanceof TypeError));
  return new ProblemError(refused ? 'not-signed-in' : 'service-unavailable');
}

function tokensOf(answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers, before?: Tokens): Tokens {
  const claims = answer.claims();
  const providerSession = claims?.['sid'];
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? '',
    idToken: answer.id_token ?? before?.idToken ?? '',
    accessEndsAt: Date.now() + (answer.expires_in ?? 60) * 1000,
    providerSession: typeof providerSession === 'string' ? providerSession : (before?.providerSession ?? ''),
    subject: claims?.sub ?? before?.subject ?? '',
  };
}
