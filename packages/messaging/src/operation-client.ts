import {
  ProblemError,
  type OperationDefinition,
  type OperationInput,
  type OperationOutput,
  type RequestMeta,
} from '@veilighuis/contracts';
import { currentTraceparent, withSpan } from '@veilighuis/telemetry';
import type { Channel, ConsumeMessage, Message } from 'amqplib';
import type { BrokerConnection } from './broker/connection.ts';
import { ManagedChannel } from './broker/managed-channel.ts';
import type { Health, Logger } from './logger.ts';
import { decodeProblem, encodeRequest, parseJson, replyTypes } from './request.ts';
import { DEFAULT_EXCHANGE, DIRECT_REPLY_TO, queues } from './topology.ts';
import { headers } from './wire.ts';

export interface OperationClientOptions {
  readonly connection: BrokerConnection;
  readonly logger: Logger;
  /** How long a call may take when it doesn't say, in milliseconds; default 10 s. */
  readonly deadlineMs?: number;
  /** How many calls may be under way at once; above it a call fails at once. Default 10,000. */
  readonly maxInFlight?: number;
  /** Largest request, in bytes; default 4 MiB. */
  readonly maxMessageBytes?: number;
}

export interface CallOptions {
  /** Milliseconds until the caller no longer wants the answer. */
  readonly deadlineMs?: number;
}

interface Pending {
  readonly resolve: (message: ConsumeMessage) => void;
  readonly reject: (problem: ProblemError) => void;
}

const DEFAULT_DEADLINE_MS = 10_000;
const DEFAULT_IN_FLIGHT = 10_000;
const DEFAULT_MAX_BYTES = 4 * 1024 * 1024;

/** Calls operations of the services and waits for their answers, any number at once on one channel. */
export class OperationClient {
  readonly #options: OperationClientOptions;
  readonly #channel: ManagedChannel<Channel>;
  readonly #pending = new Map<string, Pending>();
  #sequence = 0;

  constructor(options: OperationClientOptions) {
    this.#options = options;
    this.#channel = new ManagedChannel({
      connection: options.connection,
      name: 'operation-client',
      logger: options.logger,
      open: (model) => model.createChannel(),
      setUp: (channel) => this.#setUp(channel),
      onLost: () => {
        this.#failAll();
      },
    });
    this.#channel.start();
  }

  /**
   * Resolves with the output, parsed by the operation's own schema.
   *
   * Rejects with a `ProblemError`, always before the deadline has passed by more than a moment:
   * - what the service answered;
   * - `service-unavailable`: no broker, no such service running yet, or the connection was lost under way;
   * - `deadline-passed`: no answer in time;
   * - `too-large`: the request is; it was not sent;
   * - `internal-error`: the answer doesn't fit the schema (releases drifted apart).
   *
   * After `service-unavailable` and `deadline-passed` the operation may or may not have been done: call again with the
   * same `idempotencyKey` or `expectedVersion`.
   */
  async call<O extends OperationDefinition>(
    operation: O,
    input: OperationInput<O>,
    meta: RequestMeta,
    { deadlineMs = this.#options.deadlineMs ?? DEFAULT_DEADLINE_MS }: CallOptions = {},
  ): Promise<OperationOutput<O>> {
    return withSpan(
      `call ${operation.id}`,
      async () => {
        const answer = await this.#ask(operation, input, meta, deadlineMs);
        return this.#read(operation, answer);
      },
      { kind: 'CLIENT', traceparent: meta.traceparent, attributes: { operation: operation.id } },
    );
  }

  /** Resolves once calls can be made; rejects with `BrokerUnavailableError` after `ms`. */
  ready(ms: number): Promise<void> {
    return this.#channel.ready(ms);
  }

  health(): Health {
    const { reasons } = this.#channel;
    return { ready: reasons.length === 0, reasons };
  }

  /** Closes the channel; calls under way fail with `service-unavailable`. The connection belongs to the caller. */
  close(): Promise<void> {
    return this.#channel.close();
  }

  async #setUp(channel: Channel): Promise<void> {
    channel.on('return', (message) => {
      this.#unroutable(message);
    });
    await channel.consume(
      DIRECT_REPLY_TO,
      (message) => {
        if (message !== null) this.#pending.get(String(message.properties.correlationId))?.resolve(message);
      },
      { noAck: true },
    );
  }

  #ask(operation: OperationDefinition, input: unknown, meta: RequestMeta, deadlineMs: number): Promise<ConsumeMessage> {
    const channel = this.#channel.current;
    if (channel === undefined || this.#pending.size >= (this.#options.maxInFlight ?? DEFAULT_IN_FLIGHT)) {
      return Promise.reject(new ProblemError('service-unavailable'));
    }
    const traceparent = currentTraceparent() ?? meta.traceparent;
    const body = encodeRequest(input, meta);
    if (body.length > (this.#options.maxMessageBytes ?? DEFAULT_MAX_BYTES))
      return Promise.reject(new ProblemError('too-large'));
    const key = (this.#sequence += 1).toString(36);
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#pending.delete(key);
      };
      const timer = setTimeout(() => {
        settle();
        reject(new ProblemError('deadline-passed'));
      }, deadlineMs);
      this.#pending.set(key, {
        resolve: (message) => {
          settle();
          resolve(message);
        },
        reject: (problem) => {
          settle();
          reject(problem);
        },
      });
      try {
        channel.publish(DEFAULT_EXCHANGE, queues.operations(operation.service), body, {
          type: operation.id,
          correlationId: key,
          replyTo: DIRECT_REPLY_TO,
          mandatory: true,
          persistent: false,
          expiration: String(Math.ceil(deadlineMs)),
          contentType: 'application/json',
          headers: {
            [headers.deadline]: Date.now() + deadlineMs,
            ...(traceparent === undefined ? {} : { [headers.traceparent]: traceparent }),
          },
        });
      } catch {
        this.#pending.get(key)?.reject(new ProblemError('service-unavailable'));
      }
    });
  }

  #read<O extends OperationDefinition>(operation: O, answer: ConsumeMessage): OperationOutput<O> {
    const { type } = answer.properties as { type?: unknown };
    if (type === replyTypes.output) {
      const parsed = operation.output.safeParse(parseJson(answer.content));
      if (parsed.success) return parsed.data as OperationOutput<O>;
      this.#options.logger.error('operation-output-drifted', { operation: operation.id });
    } else if (type === replyTypes.problem) {
      const problem = decodeProblem(answer.content);
      if (problem !== undefined) throw ProblemError.from(problem);
    }
    throw new ProblemError('internal-error');
  }

  // The service has never run against this broker: its queue isn't there.
  #unroutable(message: Message): void {
    this.#pending.get(String(message.properties.correlationId))?.reject(new ProblemError('service-unavailable'));
  }

  #failAll(): void {
    for (const { reject } of [...this.#pending.values()]) reject(new ProblemError('service-unavailable'));
  }
}
