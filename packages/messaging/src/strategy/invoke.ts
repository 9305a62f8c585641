import { isObservable, lastValueFrom } from 'rxjs';
import type { MessageContext } from '../message-context.ts';

/** What Nest registers for a handler method: guards, pipes, interceptors and filters included. */
export type NestHandler = (payload: unknown, context: MessageContext) => unknown;

/**
 * Runs a handler to its end. Nest gives a value, a promise or a stream, and an error may come by each of these ways;
 * of a stream the last value counts.
 */
export async function invoke(handler: NestHandler, payload: unknown, context: MessageContext): Promise<unknown> {
  const result: unknown = await handler(payload, context);
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
