import type { Channel, ChannelModel } from 'amqplib';
import { BrokerUnavailableError, DeadlineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { BrokerConnection } from './connection.ts';
import { pause, within } from './within.ts';

export interface ManagedChannelOptions<C extends Channel> {
  readonly connection: BrokerConnection;
  /** One word that health reasons and logs call it by. */
  readonly name: string;
  readonly logger: Logger;
  readonly open: (model: ChannelModel) => Promise<C>;
  /** Declares what the channel needs and starts its consumers; runs on each new channel before it counts as ready. */
  readonly setUp: (channel: C) => Promise<void>;
  /** Runs when a channel that was ready is gone, before the next one is opened. */
  readonly onLost?: () => void;
}

const OPEN_TIMEOUT_MS = 10_000;
const SET_UP_TIMEOUT_MS = 15_000;
const CLOSE_TIMEOUT_MS = 3_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
const SETTLED_AFTER_MS = 5_000;

/**
 * A channel that is opened again whenever the broker closes it or the connection returns.
 *
 * A connection can be fine while a channel on it is gone (a queue deleted, an argument refused): health looks here.
 */
export class ManagedChannel<C extends Channel> {
  readonly #options: ManagedChannelOptions<C>;
  readonly #stop = new AbortController();
  #current: C | undefined;
  #reason = 'not-started';
  #loop: Promise<void> | undefined;
  #waiting: (() => void)[] = [];

  constructor(options: ManagedChannelOptions<C>) {
    this.#options = options;
  }

  /** The channel, while it is usable. */
  get current(): C | undefined {
    return this.#current;
  }

  /** Codes for why it is not usable; empty when it is. */
  get reasons(): readonly string[] {
    return this.#current === undefined ? [`${this.#options.name}-${this.#reason}`] : [];
  }

  start(): void {
    this.#reason = 'connecting';
    this.#loop ??= this.#run();
  }

  /** Resolves once the channel is usable; rejects with `BrokerUnavailableError` after `ms`. */
  async ready(ms: number): Promise<void> {
    if (this.#current !== undefined) return;
    const arrival = new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
    });
    await within(arrival, ms, 'ready').catch(() => {
      throw new BrokerUnavailableError(this.reasons.join(' '));
    });
  }

  /** Drops this channel and opens a new one, for instance when the broker cancelled the consumer on it. */
  renew(reason: string): void {
    const channel = this.#current;
    if (channel === undefined) return;
    // From here on it is of no use, though it takes a moment until it is closed.
    this.#lose();
    this.#options.logger.warn('channel-renewed', { kind: this.#options.name, reason });
    void this.#closeQuietly(channel);
  }

  /** Closes after everything written before (acknowledgements, replies) has reached the broker. */
  async close(): Promise<void> {
    this.#stop.abort();
    const channel = this.#current;
    if (channel !== undefined) await this.#closeQuietly(channel);
    await this.#loop;
    this.#reason = 'closed';
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stop.signal.aborted) {
      const since = Date.now();
      try {
        const { gone } = await this.#openOne();
        await gone;
      } catch (error) {
        this.#fail(error);
      }
      failures = Date.now() - since > SETTLED_AFTER_MS ? 0 : failures + 1;
      await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), this.#stop.signal);
    }
  }

  async #openOne(): Promise<{ readonly gone: Promise<void> }> {
    const { connection, open, setUp, logger, name } = this.#options;
    const model = await connection.model(this.#stop.signal);
    const channel = await within(open(model), OPEN_TIMEOUT_MS, 'open').catch((error: unknown) => {
      if (error instanceof DeadlineError) connection.reset('channel-open-timeout');
      throw error;
    });
    const gone = new Promise<void>((resolve) => {
      channel.on('close', () => {
        if (this.#current === channel) this.#lose();
        resolve();
      });
    });
    channel.on('error', (error) => {
      logger.warn('channel-closed-by-broker', { kind: name, error });
    });
    channel.on('handler-error', (error) => {
      logger.error('channel-listener-failed', { kind: name, error });
    });
    try {
      await within(setUp(channel), SET_UP_TIMEOUT_MS, 'set-up');
    } catch (error) {
      await this.#closeQuietly(channel);
      throw error;
    }
    if (this.#stop.signal.aborted) await this.#closeQuietly(channel);
    else this.#announce(channel);
    return { gone };
  }

  #announce(channel: C): void {
    this.#current = channel;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #lose(): void {
    this.#current = undefined;
    this.#reason = 'channel-lost';
    this.#options.onLost?.();
  }

  #fail(error: unknown): void {
    this.#reason = this.#options.connection.connected ? 'set-up-failed' : 'connecting';
    if (!this.#stop.signal.aborted)
      this.#options.logger.warn('channel-not-opened', { kind: this.#options.name, error });
  }

  async #closeQuietly(channel: C): Promise<void> {
    try {
      await within(channel.close(), CLOSE_TIMEOUT_MS, 'close');
    } catch (error) {
      // Already closed is what was wanted; a broker that doesn't answer is cut off.
      if (error instanceof DeadlineError) this.#options.connection.reset('channel-close-timeout');
    }
  }
}
