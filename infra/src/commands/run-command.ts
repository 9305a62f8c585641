import { reason } from '../deadline.ts';

/** Runs a command for a person: what goes wrong is told in plain words on the error output, with exit code 1. */
export async function runCommand(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(`\n${reason(error)}`);
    process.exitCode = 1;
  }
}

/** Aborted when someone wants this command to end; signals after the first do nothing. */
export function endWanted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** The same, and this process goes on meanwhile: waiting for a signal alone would not keep it going. */
export async function runUntilAborted(signal: AbortSignal): Promise<void> {
  const keepGoing = setInterval(() => undefined, 60_000);
  await aborted(signal);
  clearInterval(keepGoing);
}
