import type { Database } from '@veilighuis/persistence';
import type { Health } from './health-server.ts';

const EVERY_MS = 2000;

/** Looks at the database every two seconds, so that asking for health costs nothing and never waits. */
export function watchHealth(database: Database): { state: () => Health; stop: () => void } {
  let state: Health = { ready: false, reasons: ['not yet looked at'] };
  const look = async (): Promise<void> => {
    const { ok, reasons } = await database.health();
    state = { ready: ok, reasons };
  };
  void look();
  const timer = setInterval(() => void look(), EVERY_MS);
  return {
    state: () => state,
    stop: () => {
      clearInterval(timer);
    },
  };
}
