import type { ConfirmChannel, GetMessage } from 'amqplib';
import type { BrokerConnection } from '../broker/connection.ts';
import { pause } from '../broker/within.ts';
import { ConfirmedSender } from '../broker/confirmed-sender.ts';
import { UnroutableError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { DEFAULT_EXCHANGE, queues } from '../topology.ts';
import { forwardedProperties } from '../wire.ts';
import { deadLetterDetailOf, deadLetterOf, idOf, type DeadLetter, type DeadLetterDetail } from './dead-letter.ts';

export interface DeadLettersOptions {
  readonly connection: BrokerConnection;
  readonly service: string;
  readonly logger: Logger;
}

/** Identifiers as `list` gives them, or everything that is there now. */
export type Selection = readonly string[] | 'all';

const CONNECT_MS = 10_000;
const PUT_BACK_CHECKS = 40;
const PUT_BACK_CHECK_MS = 25;
const NEVER = new AbortController().signal;

/**
 * The messages that one service gave up on.
 *
 * Looking takes them out of the queue for a moment and puts them back; a process that dies meanwhile loses none. Each
 * call sees what was there at its start. Rejects when the queue doesn't exist: that service has never run here.
 */
export class DeadLetters {
  readonly #options: DeadLettersOptions;

  constructor(options: DeadLettersOptions) {
    this.#options = options;
  }

  /** The oldest first, at most `limit`. */
  async list(limit = 1_000): Promise<DeadLetter[]> {
    const found: DeadLetter[] = [];
    await this.#walk((message) => {
      found.push(deadLetterOf(message));
      return found.length >= limit ? 'stop' : 'keep';
    });
    return found;
  }

  async show(id: string): Promise<DeadLetterDetail | undefined> {
    let found: DeadLetterDetail | undefined;
    await this.#walk((message) => {
      if (idOf(message) !== id) return 'keep';
      found = deadLetterDetailOf(message);
      return 'stop';
    });
    return found;
  }

  /**
   * Puts messages back in the queue of their consumer, as if they had never failed; returns how many. A message leaves
   * the dead-letter queue only when the broker has confirmed it in the other: dying in between makes a duplicate, never
   * a loss. Other services don't see it again.
   */
  async replay(selection: Selection): Promise<number> {
    const { connection, logger, service } = this.#options;
    const sender = new ConfirmedSender({ connection, logger, name: 'replay-publisher' });
    sender.start();
    try {
      await sender.ready(CONNECT_MS);
      return await this.#remove(selection, async (message) => {
        const outcome = await sender.send({
          exchange: DEFAULT_EXCHANGE,
          routingKey: queues.events(service),
          body: message.content,
          properties: { ...forwardedProperties(message, {}), ...senderOf(message) },
        });
        if (outcome === 'unroutable') throw new UnroutableError(queues.events(service));
      });
    } finally {
      await sender.close();
    }
  }

  /** Removes messages for good; returns how many. */
  drop(selection: Selection): Promise<number> {
    return this.#remove(selection, () => Promise.resolve());
  }

  async #remove(selection: Selection, before: (message: GetMessage) => Promise<void>): Promise<number> {
    let count = 0;
    await this.#walk(async (message) => {
      if (selection !== 'all' && !selection.includes(idOf(message))) return 'keep';
      await before(message);
      count += 1;
      return 'remove';
    });
    return count;
  }

  async #walk(visit: (message: GetMessage) => Step | Promise<Step>): Promise<void> {
    const queue = queues.dead(this.#options.service);
    const channel = await this.#open();
    try {
      const { messageCount } = await channel.checkQueue(queue);
      let left = messageCount;
      for (let seen = 0; seen < messageCount; seen += 1) {
        const message = await channel.get(queue);
        if (message === false) break;
        const step = await visit(message);
        if (step === 'remove') {
          channel.ack(message);
          left -= 1;
        }
        if (step === 'stop') break;
      }
      await putBack(channel, queue, left);
    } finally {
      // On a failure, too, what was not acknowledged goes back to its place.
      await channel.close().catch(() => undefined);
    }
  }

  async #open(): Promise<ConfirmChannel> {
    const model = await this.#options.connection.model(AbortSignal.timeout(CONNECT_MS));
    const channel = await model.createConfirmChannel();
    channel.on('error', () => undefined);
    return channel;
  }
}

/** Returns what was only looked at, and waits a moment until it is there, so that the next call sees it. */
async function putBack(channel: ConfirmChannel, queue: string, left: number): Promise<void> {
  channel.nackAll(true);
  for (let time = 0; time < PUT_BACK_CHECKS; time += 1) {
    const { messageCount } = await channel.checkQueue(queue);
    if (messageCount >= left) return;
    await pause(PUT_BACK_CHECK_MS, NEVER);
  }
}

type Step = 'keep' | 'remove' | 'stop';

/** Whoever sent it, so that its consumer believes it; the broker lets an account with the tag `impersonator` say so. */
function senderOf({ properties }: GetMessage): { userId?: string } {
  const { userId } = properties as { userId?: unknown };
  return typeof userId === 'string' ? { userId } : {};
}
