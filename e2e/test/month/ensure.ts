import { ProblemError, type ProblemCode } from '@veilighuis/contracts';

/** What someone is told whose act was done before, by another or by the attempt whose answer got lost. */
const overtaken: readonly ProblemCode[] = ['version-conflict', 'already-decided', 'conflict'];

/**
 * Acts until it is done: looks, acts on what it sees, and looks again when it was overtaken. So an act whose answer got
 * lost is not done twice.
 */
export async function ensure<T>(
  look: () => Promise<T>,
  isDone: (seen: T) => boolean,
  act: (seen: T) => Promise<unknown>,
): Promise<T> {
  for (let attempt = 1; attempt <= 30; attempt += 1) {
    const seen = await look();
    if (isDone(seen)) return seen;
    try {
      await act(seen);
    } catch (error) {
      if (!(error instanceof ProblemError) || !overtaken.some((code) => code === error.problem.code)) throw error;
    }
  }
  throw new Error('An act was overtaken again and again.');
}

/** Does the work on each, some at the same time. */
export async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
