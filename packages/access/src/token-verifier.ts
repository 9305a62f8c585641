import { ProblemError } from '@veilighuis/contracts';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Principal } from './principal.ts';
import { principalFrom } from './principal.ts';

export interface TokenVerifierOptions {
  /** Issuer as it stands in the tokens. */
  readonly issuer: string;
  /** Where the keys are; may be another address than the issuer's (inside a container network). */
  readonly jwksUrl: string;
  readonly audience: string;
  /** Clocks may differ by this much; default 5 seconds. */
  readonly clockToleranceSeconds?: number;
}

const CACHE_SECONDS = 30;

/**
 * Verifies access tokens: signature, issuer, audience, times, and the claims of the realm.
 *
 * A verified token is remembered for half a minute at most, never past its own end, so that
 * a user who is switched off is out within a minute.
 *
 * @throws ProblemError `not-signed-in` for every token that does not hold; it never says why.
 * @throws ProblemError `service-unavailable` when the keys can't be fetched.
 */
export class TokenVerifier {
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  readonly #known = new LRUCache<string, Principal>({ max: 5000 });
  readonly #options: TokenVerifierOptions;

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#keys = createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: 3000, cooldownDuration: 1000 });
  }

  async verify(token: string): Promise<Principal> {
    const known = this.#known.get(token);
    if (known !== undefined) return known;
    const { payload } = await this.#check(token);
    const principal = principalFrom(payload);
    if (principal === undefined) throw new ProblemError('not-signed-in');
    const left = (payload.exp ?? 0) - Date.now() / 1000;
    if (left > 1) this.#known.set(token, principal, { ttl: Math.min(left, CACHE_SECONDS) * 1000 });
    return principal;
  }

  async #check(token: string) {
    try {
      return await jwtVerify(token, this.#keys, {
        issuer: this.#options.issuer,
        audience: this.#options.audience,
        clockTolerance: this.#options.clockToleranceSeconds ?? 5,
        requiredClaims: ['exp', 'iat', 'sub'],
        algorithms: ['RS256', 'PS256', 'ES256'],
      });
    } catch (error) {
      if (isKeyServerAway(error)) throw new ProblemError('service-unavailable');
      throw new ProblemError('not-signed-in');
    }
  }
}

// jose reports a refused connection as a plain TypeError of fetch; everything it finds wrong with a token is a JOSEError.
function isKeyServerAway(error: unknown): boolean {
  return error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError);
}
