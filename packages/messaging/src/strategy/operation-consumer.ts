import { ProblemError, type Problem } from '@veilighuis/contracts';
import { currentTraceId, currentTraceparent, recordOperation, withSpan } from '@veilighuis/telemetry';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from '../broker/connection.ts';
import { ManagedChannel } from '../broker/managed-channel.ts';
import type { Logger } from '../logger.ts';
import type { OperationContext } from '../message-context.ts';
import { decodeRequest, encodeOutput, encodeProblem, replyTypes, type Request } from '../request.ts';
import { declareOperationTopology, DEFAULT_EXCHANGE, queues } from '../topology.ts';
import { codeProperty, numberHeader, textHeader } from '../wire.ts';
import { Consumption } from './consumption.ts';
import { Limits } from './limits.ts';
import { invoke, type NestHandler } from './invoke.ts';

export interface OperationConsumerOptions {
  readonly connection: BrokerConnection;
  readonly service: string;
  readonly logger: Logger;
  readonly handlers: ReadonlyMap<string, NestHandler>;
  readonly prefetch: number;
  /** Largest answer, in bytes. */
  readonly maxMessageBytes: number;
  /** Aborts when the process must stop now. */
  readonly signal: AbortSignal;
}

interface Answer {
  readonly type: string;
  readonly body: Buffer;
  /** `ok` or the code of the problem. */
  readonly outcome: string;
}

/**
 * Answers the requests of one service.
 *
 * - A request whose deadline has passed is not begun: nobody waits for it any more.
 * - It is acknowledged after the answer is sent. When the process dies before, another one does it again: operations
 *   bear that by their `Idempotency-Key` or `If-Match`.
 * - An expected refusal (`ProblemError`) is answered as it is; of any other error the caller learns nothing but a trace
 *   identifier.
 */
export class OperationConsumer {
  readonly #options: OperationConsumerOptions;
  readonly #consumption: Consumption;
  readonly #channel: ManagedChannel<Channel>;
  readonly #limits: Limits;

  constructor(options: OperationConsumerOptions) {
    this.#options = options;
    this.#limits = new Limits(options.signal);
    const { connection, logger, service, prefetch } = options;
    this.#consumption = new Consumption({
      queue: queues.operations(service),
      prefetch,
      logger,
      handle: (channel, message) => this.#handle(channel, message),
      onCancelled: () => {
        this.#channel.renew('consumer-cancelled');
      },
    });
    this.#channel = new ManagedChannel({
      connection,
      logger,
      name: 'operation-consumer',
      open: (model) => model.createChannel(),
      setUp: async (channel) => {
        await declareOperationTopology(channel, service);
        await this.#consumption.start(channel);
      },
    });
  }

  get reasons(): readonly string[] {
    return this.#channel.reasons;
  }

  start(): void {
    this.#channel.start();
  }

  stopConsuming(): Promise<void> {
    return this.#consumption.stop(this.#channel.current);
  }

  idle(): Promise<void> {
    return this.#consumption.idle();
  }

  close(): Promise<void> {
    return this.#channel.close();
  }

  async #handle(channel: Channel, message: ConsumeMessage): Promise<void> {
    const operation = codeProperty(message.properties.type) ?? 'unknown';
    const started = performance.now();
    const deadline = numberHeader(message, 'deadline');
    const answer =
      deadline !== undefined && deadline <= Date.now()
        ? problemAnswer(new ProblemError('deadline-passed').problem)
        : await this.#answer(operation, message, deadline);
    recordOperation((performance.now() - started) / 1000, {
      operation: this.#options.handlers.has(operation) ? operation : 'unknown',
      outcome: answer.outcome,
    });
    this.#reply(channel, message, answer);
    channel.ack(message);
  }

  async #answer(operation: string, message: ConsumeMessage, deadline: number | undefined): Promise<Answer> {
    const { handlers, logger } = this.#options;
    const handler = handlers.get(operation);
    if (handler === undefined) {
      // A caller of a newer release; another replica may know it.
      logger.error('operation-unknown', { operation });
      return problemAnswer(new ProblemError('service-unavailable').problem);
    }
    const request = decodeRequest(message.content);
    if (request === undefined) return problemAnswer(new ProblemError('malformed-request').problem);
    const traceparent = textHeader(message, 'traceparent') ?? request.meta.traceparent;
    try {
      return await withSpan(
        `handle ${operation}`,
        () => this.#run(handler, request, { operation, message, deadline, traceparent }),
        { kind: 'SERVER', traceparent, attributes: { operation } },
      );
    } catch (error) {
      return this.#refusal(operation, error);
    }
  }

  async #run(
    handler: NestHandler,
    { input, meta }: Request,
    of: { operation: string; message: ConsumeMessage; deadline: number | undefined; traceparent: string | undefined },
  ): Promise<Answer> {
    const onward = currentTraceparent() ?? of.traceparent;
    using limit = this.#limits.begin(of.deadline);
    const context: OperationContext = {
      kind: 'operation',
      id: codeProperty(of.message.properties.messageId) ?? '',
      type: of.operation,
      attempt: 1,
      meta: onward === undefined ? meta : { ...meta, traceparent: onward },
      signal: limit.signal,
      ...(onward === undefined ? {} : { traceparent: onward }),
    };
    try {
      const body = encodeOutput(await invoke(handler, input, context));
      if (body.length > this.#options.maxMessageBytes) throw new ProblemError('too-large');
      return { type: replyTypes.output, body, outcome: 'ok' };
    } catch (error) {
      // Refusals are answers: the span of the operation shows a failure only for what nobody expected.
      if (error instanceof ProblemError) return this.#refusal(of.operation, error);
      throw error;
    }
  }

  #refusal(operation: string, error: unknown): Answer {
    const traceId = currentTraceId();
    if (error instanceof ProblemError)
      return problemAnswer(traceId === undefined ? error.problem : { ...error.problem, traceId });
    this.#options.logger.error('operation-failed', { operation, error });
    const { problem } = new ProblemError('internal-error');
    return problemAnswer(traceId === undefined ? problem : { ...problem, traceId });
  }

  #reply(channel: Channel, message: ConsumeMessage, { type, body }: Answer): void {
    const { replyTo, correlationId } = message.properties as { replyTo?: unknown; correlationId?: unknown };
    if (typeof replyTo !== 'string' || typeof correlationId !== 'string') return;
    // Not mandatory: when the caller is gone nobody misses the answer.
    channel.publish(DEFAULT_EXCHANGE, replyTo, body, {
      type,
      correlationId,
      persistent: false,
      contentType: 'application/json',
    });
  }
}

function problemAnswer(problem: Problem): Answer {
  return { type: replyTypes.problem, body: encodeProblem(problem), outcome: problem.code };
}
