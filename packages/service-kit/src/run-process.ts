import { ConfigurationError } from './configuration.ts';

/** Runs the start of a process; a wrong configuration ends it with one clear line. */
export function runProcess(start: () => Promise<void>): void {
  start().catch((error: unknown) => {
    if (error instanceof ConfigurationError) process.stderr.write(`${error.message}\n`);
    else
      process.stderr.write(
        `The process could not start: ${error instanceof Error ? (error.stack ?? error.name) : 'unknown fault'}\n`,
      );
    process.exit(1);
  });
}
