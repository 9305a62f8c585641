import { ProblemError } from '@veilighuis/contracts';

/**
 * What is written in a part of a file of its own: two organisations that write at once never get in each other's way, nor
 * in that of the decision. Its version starts at 1; who writes the first one saw 0.
 */
interface Entry {
  readonly version: number;
}

/** The version after the one that was seen. @throws ProblemError `version-conflict` with the version that stands */
export function nextVersion(entry: Entry | undefined, seen: number): number {
  const currentVersion = entry?.version ?? 0;
  if (currentVersion !== seen) throw new ProblemError('version-conflict', { currentVersion });
  return seen + 1;
}

/** The entries with this one in the place of the one that `isSame`, or at the end. */
export function withEntry<E>(entries: readonly E[], entry: E, isSame: (one: E) => boolean): E[] {
  const at = entries.findIndex(isSame);
  return at === -1 ? [...entries, entry] : entries.with(at, entry);
}
