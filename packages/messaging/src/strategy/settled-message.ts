import type { ConsumeMessage } from 'amqplib';
import type { Outgoing } from '../broker/confirmed-sender.ts';
import { DEFAULT_EXCHANGE, queues } from '../topology.ts';
import { forwardedProperties, textHeader } from '../wire.ts';
import type { Verdict } from './verdict.ts';

/**
 * The message as it goes to its retry queue or to the dead-letter queue; the body is left as it came.
 * It carries the account that moves it on; one whose announcer wasn't believed carries none, and so is never believed.
 */
export function settledMessage(
  service: string,
  account: string,
  message: ConsumeMessage,
  attempt: number,
  verdict: Exclude<Verdict, { kind: 'done' }>,
): Outgoing {
  const now = new Date().toISOString();
  const firstFailedAt = textHeader(message, 'firstFailedAt') ?? now;
  const error = verdict.error === undefined ? {} : { error: verdict.error };
  const shared = { exchange: DEFAULT_EXCHANGE, body: message.content };
  switch (verdict.kind) {
    case 'retry':
      return {
        ...shared,
        routingKey: queues.retry(service, verdict.delayMs),
        properties: {
          ...forwardedProperties(message, { attempt: attempt + 1, firstFailedAt, ...error }),
          userId: account,
        },
      };
    case 'dead':
      return {
        ...shared,
        routingKey: queues.dead(service),
        properties: {
          ...forwardedProperties(message, { attempt, firstFailedAt, deadAt: now, reason: verdict.reason, ...error }),
          ...(verdict.reason === 'unknown-announcer' ? {} : { userId: account }),
        },
      };
  }
}
