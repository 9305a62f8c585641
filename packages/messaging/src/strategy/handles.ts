import { EventPattern, MessagePattern } from '@nestjs/microservices';
import type {
  EventData,
  EventDefinition,
  EventEnvelope,
  OperationDefinition,
  OperationOutput,
} from '@veilighuis/contracts';
import type { Observable } from 'rxjs';
import type { EventContext, OperationContext } from '../message-context.ts';

type Handler<F> = <M extends F>(target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<M>) => void;
type Answer<T> = T | Promise<T> | Observable<T>;

/** Marks the method of a controller that handles an event; `@EventPattern` with the types of the definition. */
export function HandlesEvent<E extends EventDefinition>(
  event: E,
): Handler<(event: EventEnvelope<EventData<E>>, context: EventContext) => unknown> {
  // Given as a list: for a single text the types of Nest ask for a map of all events.
  return EventPattern([event.type]);
}

/**
 * Marks the method of a controller that does an operation; `@MessagePattern` with the type of the answer. The input is
 * whatever the caller sent: parse it before use.
 */
export function HandlesOperation<O extends OperationDefinition>(
  operation: O,
): Handler<(input: unknown, context: OperationContext) => Answer<OperationOutput<O>>> {
  return MessagePattern(operation.id);
}
