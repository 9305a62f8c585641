export { brokerRights, type BrokerRights } from './broker/rights.ts';
export { BrokerConnection, type BrokerConnectionOptions } from './broker/connection.ts';
export type { DeadLetter, DeadLetterDetail } from './dead-letters/dead-letter.ts';
export { DeadLetters, type DeadLettersOptions, type Selection } from './dead-letters/dead-letters.ts';
export {
  BrokerUnavailableError,
  ConfirmTimeoutError,
  MessageRefusedError,
  MessageTooLargeError,
  PoisonMessageError,
  UnroutableError,
} from './errors.ts';
export { EventPublisher, type EventPublisherOptions } from './event-publisher.ts';
export type { Health, Logger } from './logger.ts';
export type { EventContext, MessageContext, OperationContext } from './message-context.ts';
export { OperationClient, type CallOptions, type OperationClientOptions } from './operation-client.ts';
export { OutboxRelay, type OutboxRelayOptions } from './outbox/outbox-relay.ts';
export type { OutboxRow, OutboxSource } from './outbox/outbox-source.ts';
export { HandlesEvent, HandlesOperation } from './strategy/handles.ts';
export { RabbitStrategy, type RabbitStrategyOptions } from './strategy/rabbit-strategy.ts';
export { RethrowFilter } from './strategy/rethrow.filter.ts';
export { DEFAULT_LADDER, EVENTS_EXCHANGE, queues, type RetryLadder } from './topology.ts';
