import { setTimeout as pause } from 'node:timers/promises';

export interface PollOptions {
  /** Part of the message when the time is over. */
  readonly what: string;
  readonly withinMs: number;
  readonly everyMs?: number;
  /** Checked before every attempt; may throw to give up at once. */
  readonly giveUp?: () => void;
}

/**
 * Repeats an attempt until it no longer throws.
 *
 * @throws Error with what was waited for and why the last attempt failed, once `withinMs` is over.
 */
export async function until<T>(attempt: () => Promise<T>, options: PollOptions): Promise<T> {
  const end = Date.now() + options.withinMs;
  for (;;) {
    options.giveUp?.();
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= end) {
        const seconds = String(Math.round(options.withinMs / 1000));
        throw new Error(`${options.what}: not within ${seconds} s (${reason(error)})`, { cause: error });
      }
    }
    await pause(options.everyMs ?? 100);
  }
}

/** The readable part of an error, with the cause that fetch and sockets hide one level deeper. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
