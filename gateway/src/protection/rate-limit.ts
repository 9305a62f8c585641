import type { Principal } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Response } from 'express';

/** Points per minute for each principal, and for each address that can't say who it is. Counted per process. */
export class RateLimits {
  readonly #limits: Record<'staff' | 'machine' | 'stranger', RateLimiterMemory>;

  constructor(perMinute: { staff: number; machine: number }) {
    const limiter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.#limits = { staff: limiter(perMinute.staff), machine: limiter(perMinute.machine), stranger: limiter(120) };
  }

  /** @throws ProblemError `too-many-requests`, with `Retry-After` set */
  async takeOf({ kind, subject }: Principal, response: Response): Promise<void> {
    await this.#take(kind === 'staff' ? 'staff' : 'machine', subject, response);
  }

  /** For attempts that failed to say who they are, so that tokens can't be guessed at speed. */
  async takeOfStranger(address: string, response: Response): Promise<void> {
    await this.#take('stranger', address, response);
  }

  async #take(kind: 'staff' | 'machine' | 'stranger', key: string, response: Response): Promise<void> {
    try {
      await this.#limits[kind].consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      response.setHeader('retry-after', String(Math.ceil(refused.msBeforeNext / 1000)));
      throw new ProblemError('too-many-requests');
    }
  }
}
