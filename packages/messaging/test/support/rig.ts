import { randomBytes, randomUUID } from 'node:crypto';
import { defineEvent, defineOperation, type EventEnvelope } from '@veilighuis/contracts';
import { z } from 'zod';
import {
  BrokerConnection,
  EventPublisher,
  OperationClient,
  RabbitStrategy,
  queues,
  type EventPublisherOptions,
  type MessageContext,
  type OperationClientOptions,
  type RabbitStrategyOptions,
} from '../../src/index.ts';
import { backdoor, brokerUrl } from './broker.ts';
import { eventually } from './eventually.ts';
import { RecordingLogger } from './logger.ts';

/** Short pauses instead of minutes; the rungs differ, so that a test can tell them apart. */
export const LADDER = [40, 80];

export type EventHandler = (event: EventEnvelope<{ n: number }>, context: MessageContext) => unknown;
export type OperationHandler = (input: { n: number }, context: MessageContext) => unknown;

/** A service name and event types of its own per test, so that tests don't meet on the broker. */
export function newNames(types = 1) {
  const run = `t${randomBytes(5).toString('hex')}`;
  const define = (index: number) =>
    defineEvent({
      name: `${run}.thing-${index}`,
      description: 'A thing of a test happened.',
      consumers: [],
      data: z.strictObject({ n: z.number().int().describe('Number') }),
    });
  const events = Array.from({ length: types }, (_, index) => define(index));
  return { service: run, events, event: define(0) };
}

export function operationOf(service: string) {
  return defineOperation({
    id: `${service}.double`,
    // A service of a test; the contracts only list the real ones.
    service: service as 'intake',
    method: 'GET',
    path: '/double',
    summary: 'Doubles',
    description: 'Doubles a number.',
    effect: 'read',
    input: z.object({ n: z.number() }),
    output: z.strictObject({ doubled: z.number() }),
    action: 'double',
  });
}

export const meta = { token: 'token', purpose: 'triage' };

export function envelope(type: string, n: number, more: Partial<EventEnvelope> = {}): EventEnvelope<{ n: number }> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    type,
    source: '/services/test',
    subject: randomUUID(),
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    centre: 'ovl',
    sequence: 1,
    ...more,
    data: { n },
  };
}

type Closable = () => Promise<unknown>;

/**
 * Starts parts of the transport and takes them all down after the test, queues included:
 * `await using rig = new Rig()`.
 */
export class Rig implements AsyncDisposable {
  readonly logger = new RecordingLogger();
  readonly url: string;
  readonly #closers: Closable[] = [];
  readonly #services = new Set<string>();

  constructor(url = brokerUrl) {
    this.url = url;
  }

  /** Remembers how to end something; the last one first. */
  onEnd(close: Closable): void {
    this.#closers.push(close);
  }

  async backdoor(): Promise<Awaited<ReturnType<typeof backdoor>>> {
    const door = await backdoor(this.url);
    this.onEnd(() => door.close().catch(() => undefined));
    return door;
  }

  connection(url = this.url): BrokerConnection {
    const connection = new BrokerConnection({
      url,
      name: 'test-publish',
      logger: this.logger,
      maxReconnectDelayMs: 200,
    });
    this.onEnd(() => connection.close());
    return connection;
  }

  async publisher(options: Partial<EventPublisherOptions> = {}): Promise<EventPublisher> {
    const publisher = new EventPublisher({ connection: this.connection(), logger: this.logger, ...options });
    this.onEnd(() => publisher.close());
    await publisher.ready(10_000);
    return publisher;
  }

  async client(options: Partial<OperationClientOptions> = {}): Promise<OperationClient> {
    const client = new OperationClient({ connection: this.connection(), logger: this.logger, ...options });
    this.onEnd(() => client.close());
    await client.ready(10_000);
    return client;
  }

  /** A strategy with plain functions where Nest would register its handlers; not listening yet. */
  strategy(
    handlers: { events?: Record<string, EventHandler>; operations?: Record<string, OperationHandler> },
    options: Pick<RabbitStrategyOptions, 'service' | 'events'> & Partial<RabbitStrategyOptions>,
  ): RabbitStrategy {
    const strategy = new RabbitStrategy({
      url: this.url,
      logger: this.logger,
      ladder: LADDER,
      closeMs: 2_000,
      // Events of tests have no service of the platform that may announce them.
      checkAnnouncer: false,
      ...options,
    });
    for (const [type, handler] of Object.entries(handlers.events ?? {}))
      strategy.addHandler(type, wrapped(handler), true);
    for (const [id, handler] of Object.entries(handlers.operations ?? {})) strategy.addHandler(id, wrapped(handler));
    this.#services.add(options.service);
    this.onEnd(() => strategy.close());
    return strategy;
  }

  /** As `strategy`, and waits until messages flow. */
  async consume(...args: Parameters<Rig['strategy']>): Promise<RabbitStrategy> {
    const strategy = this.strategy(...args);
    strategy.listen((error) => {
      if (error !== undefined) throw error as Error;
    });
    await eventually('consumers ready', () => strategy.health().ready, 20_000);
    return strategy;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
    const door = await backdoor(this.url);
    for (const service of this.#services) {
      const names = [queues.events(service), queues.dead(service), queues.operations(service)];
      for (const queue of [...names, ...LADDER.map((delayMs) => queues.retry(service, delayMs))]) {
        await door.channel.deleteQueue(queue);
      }
    }
    await door.close();
  }
}

// Nest hands over functions of unknown payload; the schema of the test's event stands for the cast.
function wrapped(handler: EventHandler | OperationHandler) {
  return (payload: unknown, context: unknown) =>
    Promise.resolve(handler(payload as never, context as MessageContext)) as never;
}
