/** No connection, or it was lost while the message was under way. Whether the broker has the message is not known. */
export class BrokerUnavailableError extends Error {
  override readonly name = 'BrokerUnavailableError';
}

/** The broker didn't confirm in time. Whether it has the message is not known. */
export class ConfirmTimeoutError extends Error {
  override readonly name = 'ConfirmTimeoutError';
}

/** The broker refused the message (negative confirm); it was stored nowhere, or not everywhere. */
export class MessageRefusedError extends Error {
  override readonly name = 'MessageRefusedError';
}

/** No queue takes this type of message, though one should. */
export class UnroutableError extends Error {
  override readonly name = 'UnroutableError';
}

/** The message is larger than is allowed here; it was not sent. */
export class MessageTooLargeError extends Error {
  override readonly name = 'MessageTooLargeError';
}

/** Something that should have happened by now didn't. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Thrown by a handler that knows that no later attempt can succeed: the message goes to the dead-letter queue at once,
 * with `reason` as its code. The reason is one word of code: it is stored and shown.
 */
export class PoisonMessageError extends Error {
  override readonly name = 'PoisonMessageError';
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = /^[a-z][a-z0-9-]{0,60}$/.test(reason) ? reason : 'poison';
  }
}

/** Kind of an error: the code of its problem, else its name. Never its message, which may hold personal data (R39). */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { problem } = error as { problem?: { code?: unknown } };
  const code = typeof problem?.code === 'string' ? problem.code : error.name;
  return /^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(code) ? code : 'Error';
}
