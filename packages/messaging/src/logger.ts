/**
 * What this package asks of a logger; the one of `@veilighuis/telemetry` fits.
 *
 * `event` is a constant, one lower-case word with hyphens. Fields are ids, codes and numbers; the field `error` may hold
 * anything thrown, and the logger writes its kind and never its message (R39).
 */
export interface Logger {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

export interface Health {
  readonly ready: boolean;
  /** Why not, as codes that an operator can look up; when it is ready, what deserves a look all the same. */
  readonly reasons: readonly string[];
}
