/** How long one call of `UnitOfWork.run` may take over all its attempts, unless told otherwise. */
export const DEFAULT_DEADLINE_MS = 10_000;

/** The longest deadline; see `COMMITTED_WITHIN_MS`. */
export const LONGEST_DEADLINE_MS = 25_000;

/** The time from the insert of an event to its commit is shorter than this, a slow last answer included; the outbox relies on it. */
export const COMMITTED_WITHIN_MS = 30_000;
