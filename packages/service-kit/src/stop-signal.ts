import type { Logger } from '@veilighuis/telemetry';

const LONGEST_MS = 30_000;

/** Stops gracefully on SIGTERM or SIGINT, once; after half a minute the process ends whatever hangs. */
export function onStopSignal(logger: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info('process-stopping', { signal });
    setTimeout(() => process.exit(1), LONGEST_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('stop-failed', { error });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', begin);
  process.once('SIGINT', begin);
}
