import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
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

/**
 * Marks the method of a controller that handles an event: `@EventPattern` with the types of the definition. The method
 * gets event and context; its parameters need no decorators.
 */
export function HandlesEvent<E extends EventDefinition>(
  event: E,
): Handler<(event: EventEnvelope<EventData<E>>, context: EventContext) => unknown> {
  // Given as a list: for a single text the types of Nest ask for a map of all events.
  return handler(EventPattern([event.type]));
}

/**
 * Marks the method of a controller that does an operation: `@MessagePattern` with the type of the answer. The method
 * gets input and context. The input is whatever the caller sent: parse it before use.
 */
export function HandlesOperation<O extends OperationDefinition>(
  operation: O,
): Handler<(input: unknown, context: OperationContext) => Answer<OperationOutput<O>>> {
  return handler(MessagePattern(operation.id));
}

// Unless told otherwise, Nest hands over the payload alone.
function handler(pattern: MethodDecorator): Handler<never> {
  return (target, name, descriptor) => {
    Payload()(target, name, 0);
    Ctx()(target, name, 1);
    pattern(target, name, descriptor);
  };
}
