import { setTimeout as wait } from 'node:timers/promises';
import type { OwnNotices } from '../notices/own-notices.ts';
import type { LiveAudience } from './live-audience.ts';

const EVERY_MS = 1_000;
/** A notice becomes visible at its commit, some time after the moment that it carries. */
const OVERLAP_MS = 30_000;

/**
 * Tells who looks that there is a new notice. Any process may have written it, so each looks into the database, and only
 * while somebody listens.
 */
export function watchNotices(
  notices: OwnNotices,
  audience: LiveAudience,
  signal: AbortSignal,
  everyMs = EVERY_MS,
): Promise<void> {
  let known = new Map<string, number>();
  return (async () => {
    while (await pause(everyMs, signal)) {
      if (audience.size === 0) {
        known = new Map();
        continue;
      }
      // The database may be away for a moment; the next look finds what this one would have.
      await look().catch(() => undefined);
    }
  })();

  async function look(): Promise<void> {
    const rows = await notices.changedSince(new Date(Date.now() - OVERLAP_MS));
    const fresh = rows.filter(({ noticeId, changedAt }) => known.get(noticeId) !== changedAt.getTime());
    known = new Map(rows.map(({ noticeId, changedAt }) => [noticeId, changedAt.getTime()]));
    audience.tellNotices(new Set(fresh.flatMap(({ recipients }) => recipients)));
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
