import { ProblemError } from '@veilighuis/contracts';
import { z } from 'zod';

const answerSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/**
 * The access token of the service itself (client credentials), for what it asks of others under its own rights.
 * Fetched when needed, kept until shortly before its end; calls at the same time share one fetch.
 */
export class ServiceToken {
  #token: { readonly text: string; readonly endsAt: number } | undefined;
  #fetching: Promise<string> | undefined;
  readonly #tokenUrl: string;
  readonly #clientId: string;
  readonly #clientSecret: string;

  constructor(tokenUrl: string, clientId: string, clientSecret: string) {
    this.#tokenUrl = tokenUrl;
    this.#clientId = clientId;
    this.#clientSecret = clientSecret;
  }

  /** @throws ProblemError `service-unavailable` when Keycloak is away or refuses */
  async get(): Promise<string> {
    if (this.#token !== undefined && this.#token.endsAt > Date.now()) return this.#token.text;
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<string> {
    try {
      const response = await fetch(this.#tokenUrl, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${this.#clientId}:${this.#clientSecret}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
        signal: AbortSignal.timeout(5000),
      });
      if (!response.ok) throw new Error('refused');
      const { access_token: text, expires_in: seconds } = answerSchema.parse(await response.json());
      this.#token = { text, endsAt: Date.now() + Math.max(seconds - 30, 5) * 1000 };
      return text;
    } catch {
      throw new ProblemError('service-unavailable');
    }
  }
}
