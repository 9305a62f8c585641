import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { Collection } from 'mongodb';
import type { IdentityProvider, Tokens } from './identity-provider.ts';
import type { Seal } from './seal.ts';

interface SessionDocument {
  /** SHA-256 of the session id: who reads the database can't take a session over. */
  readonly _id: string;
  readonly sealed: string;
  readonly csrfToken: string;
  readonly providerSession: string;
  readonly accessEndsAt: Date;
  readonly endsAt: Date;
  readonly usedAt: Date;
  /** Set while one process refreshes the tokens. */
  readonly refreshingUntil?: Date;
}

export const sessionCollection = defineCollection<SessionDocument>({
  name: 'sessions',
  indexes: [
    { name: 'expiry', key: { endsAt: 1 }, expireAfterSeconds: 0 },
    { name: 'by-provider-session', key: { providerSession: 1 } },
  ],
});

export interface Session {
  readonly csrfToken: string;
  readonly accessToken: string;
  readonly idToken: string;
}

const IDLE_MS = 30 * 60 * 1000;
const LONGEST_MS = 10 * 60 * 60 * 1000;
const REFRESH_BEFORE_MS = 20_000;
const REFRESH_LEASE_MS = 10_000;

/** Sessions of browsers. Tokens are sealed at rest; of all processes and tabs one at a time refreshes a session. */
export class Sessions {
  readonly #collection: Collection<SessionDocument>;
  readonly #provider: IdentityProvider;
  readonly #seal: Seal;

  constructor(collection: Collection<SessionDocument>, provider: IdentityProvider, seal: Seal) {
    this.#collection = collection;
    this.#provider = provider;
    this.#seal = seal;
  }

  /** Opens a session; the id goes to the browser and nowhere else. */
  async open(tokens: Tokens): Promise<string> {
    const sessionId = randomBytes(32).toString('base64url');
    const now = Date.now();
    await this.#collection.insertOne({
      _id: digest(sessionId),
      sealed: await this.#seal.close(tokens),
      csrfToken: randomBytes(24).toString('base64url'),
      providerSession: tokens.providerSession,
      accessEndsAt: new Date(tokens.accessEndsAt),
      endsAt: new Date(now + LONGEST_MS),
      usedAt: new Date(now),
    });
    return sessionId;
  }

  /**
   * The session with a fresh access token, or undefined when it ended (idle, too long, at the provider).
   * @throws ProblemError `service-unavailable` when tokens must be refreshed and the provider is away
   */
  async use(sessionId: string): Promise<Session | undefined> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const session = await this.#collection.findOne({ _id: digest(sessionId), endsAt: { $gt: new Date() } });
      if (session === null) return undefined;
      if (session.usedAt.getTime() + IDLE_MS < Date.now()) {
        await this.close(sessionId);
        return undefined;
      }
      if (session.accessEndsAt.getTime() - REFRESH_BEFORE_MS > Date.now()) return this.#read(session);
      if (await this.#claimRefresh(session)) return this.#refresh(session);
      await wait(50);
    }
    throw new ProblemError('service-unavailable');
  }

  async close(sessionId: string): Promise<void> {
    await this.#collection.deleteOne({ _id: digest(sessionId) });
  }

  /** Ends every browser session that hangs on a session at the provider. */
  async closeAllOf(providerSession: string): Promise<void> {
    await this.#collection.deleteMany({ providerSession });
  }

  async #read(session: SessionDocument): Promise<Session | undefined> {
    const tokens = (await this.#seal.open(session.sealed)) as Tokens | undefined;
    if (tokens === undefined) return undefined;
    if (session.usedAt.getTime() + 60_000 < Date.now()) {
      await this.#collection.updateOne({ _id: session._id }, { $set: { usedAt: new Date() } });
    }
    return { csrfToken: session.csrfToken, accessToken: tokens.accessToken, idToken: tokens.idToken };
  }

  async #claimRefresh(session: SessionDocument): Promise<boolean> {
    const now = new Date();
    const claimed = await this.#collection.updateOne(
      {
        _id: session._id,
        accessEndsAt: session.accessEndsAt,
        $or: [{ refreshingUntil: { $exists: false } }, { refreshingUntil: { $lt: now } }],
      },
      { $set: { refreshingUntil: new Date(now.getTime() + REFRESH_LEASE_MS) } },
    );
    return claimed.modifiedCount === 1;
  }

  async #refresh(session: SessionDocument): Promise<Session | undefined> {
    const before = (await this.#seal.open(session.sealed)) as Tokens | undefined;
    if (before === undefined) return undefined;
    try {
      const tokens = await this.#provider.refresh(before);
      await this.#collection.updateOne(
        { _id: session._id },
        {
          $set: {
            sealed: await this.#seal.close(tokens),
            accessEndsAt: new Date(tokens.accessEndsAt),
            usedAt: new Date(),
          },
          $unset: { refreshingUntil: '' },
        },
      );
      return { csrfToken: session.csrfToken, accessToken: tokens.accessToken, idToken: tokens.idToken };
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'not-signed-in') {
        await this.#collection.deleteOne({ _id: session._id });
        return undefined;
      }
      await this.#collection.updateOne({ _id: session._id }, { $unset: { refreshingUntil: '' } });
      throw error;
    }
  }
}

function digest(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}
