import type { LoggerService } from '@nestjs/common';
import { isCode } from './fields.ts';
import type { Logger, LogLevel } from './logger.ts';

const WIRING = 'ExceptionHandler';

/**
 * Lets Nest log through our logger, and so through the same allow-list.
 *
 * Nest writes free text. It is not kept: what remains is the part of Nest that spoke (`context`) and, with an error,
 * its kind and place. Routine lines go to `debug`.
 *
 * One exception: why a module could not be wired (`ExceptionHandler`, not to be mixed up with `ExceptionsHandler`, which
 * speaks of requests) is about classes, arises before any data has come in, and can't be mended without its text.
 */
export class NestLogger implements LoggerService {
  readonly #logger: Logger;
  readonly #wiringErrors: { write(text: string): unknown };

  constructor(logger: Logger, wiringErrors: { write(text: string): unknown } = process.stderr) {
    this.#logger = logger;
    this.#wiringErrors = wiringErrors;
  }

  log(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.#write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.#write('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.#write('error', message, more);
  }

  #write(level: LogLevel, message: unknown, more: readonly unknown[]): void {
    const last = more.at(-1);
    const error = [message, ...more].find((part) => part instanceof Error);
    if (last === WIRING && error !== undefined) this.#wiringErrors.write(`${error.message}\n`);
    this.#logger[level]('nest-message', { context: isCode(last) ? last : undefined, error });
  }
}
