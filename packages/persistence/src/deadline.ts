/** No answer came in time. What was asked may still be going on. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';

  constructor() {
    super('No answer came in time.');
  }
}

/**
 * Waits for an answer no longer than the deadline. The driver has no such limit of its own: in version 7.8 its option
 * `timeoutMS` is accepted and ignored.
 * @param deadline on the scale of `performance.now()`
 * @throws DeadlineError
 */
export async function beforeDeadline<T>(answer: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError());
    }, deadline - performance.now());
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
