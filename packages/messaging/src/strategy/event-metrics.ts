import type { EventEnvelope } from '@veilighuis/contracts';
import { countDeadLetter, countRetry, recordConsumerLag } from '@veilighuis/telemetry';
import type { Logger } from '../logger.ts';
import { queues } from '../topology.ts';
import type { Verdict } from './verdict.ts';

export interface Judged {
  readonly verdict: Verdict;
  readonly attempt: number;
  /** Absent when the message was not readable: then nothing of it is repeated. */
  readonly envelope?: EventEnvelope;
}

/** Counts and logs what became of a message. */
export function recordVerdict(service: string, logger: Logger, { verdict, attempt, envelope }: Judged): void {
  const queue = queues.events(service);
  const type = envelope?.type ?? 'unreadable';
  const about = { eventType: type, eventId: envelope?.id, attempt, queue };
  if (envelope !== undefined) {
    recordConsumerLag((Date.now() - Date.parse(envelope.time)) / 1000, { eventType: type, outcome: verdict.kind });
  }
  switch (verdict.kind) {
    case 'done':
      return;
    case 'retry':
      countRetry({ queue, type });
      return;
    case 'dead':
      countDeadLetter({ queue, type, reason: verdict.reason });
      logger.error('event-dead-lettered', { ...about, reason: verdict.reason, errorCode: verdict.error });
  }
}
