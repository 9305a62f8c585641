import type { EventDefinition } from '@veilighuis/contracts';
import type { MessageHandler } from '@nestjs/microservices';
import type { NestHandler } from './invoke.ts';

export interface Handlers {
  readonly events: ReadonlyMap<string, NestHandler>;
  readonly operations: ReadonlyMap<string, NestHandler>;
  readonly definitions: ReadonlyMap<string, EventDefinition>;
  /** Known types without a handler here. */
  readonly unhandled: readonly string[];
}

/**
 * Sorts what Nest registered. Throws, and so stops the process at its start, when a handled event type is not defined,
 * or when two handlers of one service want the same type: they would share one inbox row, and one of them would be
 * skipped as a duplicate of the other.
 */
export function handlersOf(
  registered: ReadonlyMap<string, MessageHandler>,
  catalogue: readonly EventDefinition[],
): Handlers {
  const known = new Map<string, EventDefinition>(catalogue.map((definition) => [definition.type, definition]));
  const events = new Map<string, NestHandler>();
  const operations = new Map<string, NestHandler>();
  const definitions = new Map<string, EventDefinition>();
  for (const [pattern, handler] of registered) {
    if (handler.isEventHandler !== true) {
      operations.set(pattern, handler as NestHandler);
      continue;
    }
    const definition = known.get(pattern);
    if (definition === undefined) throw new Error(`A handler wants the event ${pattern}, which is not defined.`);
    if (handler.next !== undefined) throw new Error(`Two handlers of this service want the event ${pattern}.`);
    events.set(pattern, handler as NestHandler);
    definitions.set(pattern, definition);
  }
  const unhandled = [...known.keys()].filter((type) => !events.has(type));
  return { events, operations, definitions, unhandled };
}
