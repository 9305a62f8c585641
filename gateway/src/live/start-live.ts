import type { Decider } from '@veilighuis/access';
import { events } from '@veilighuis/contracts';
import { BrokerConnection, EventListener } from '@veilighuis/messaging';
import type { Health, MergedClientSystems } from '@veilighuis/service-kit';
import { observeLiveStreams } from '@veilighuis/telemetry';
import type { Logger } from '@veilighuis/telemetry';
import type { OwnNotices } from '../notices/own-notices.ts';
import { tellsChange } from './changes.ts';
import { LiveAudience } from './live-audience.ts';
import { ShownRecords } from './shown-records.ts';
import { watchNotices } from './watch-notices.ts';

export interface LiveParts {
  readonly brokerUrl: string;
  readonly logger: Logger;
  readonly decider: Decider;
  readonly merged: MergedClientSystems;
  readonly notices: OwnNotices;
}

export interface Live {
  readonly audience: LiveAudience;
  readonly shown: ShownRecords;
  readonly health: () => Health;
  stop(): Promise<void>;
}

/** Starts telling changes as they happen. Without the broker streams stay open, and begin anew once it is back. */
export function startLive({ brokerUrl, logger, decider, merged, notices }: LiveParts): Live {
  const shown = new ShownRecords();
  const shieldingOf = async (ids: readonly string[]) => (await merged.toldNow(ids)).shielding;
  const audience = new LiveAudience({ decider, shown, shieldingOf, logger });
  const connection = new BrokerConnection({ url: brokerUrl, name: 'gateway-listen', logger });
  const listener = new EventListener({
    connection,
    service: 'gateway',
    logger,
    events: events.filter(tellsChange),
    onEvent: (envelope) => {
      audience.hear(envelope);
    },
    onBegin: () => {
      audience.resync();
    },
  });
  listener.start();
  observeLiveStreams(() => audience.size);
  const stopping = new AbortController();
  const watching = watchNotices(notices, audience, stopping.signal);
  return {
    audience,
    shown,
    health: () => listener.health(),
    async stop() {
      stopping.abort();
      audience.close();
      await watching;
      await listener.close();
      await connection.close();
    },
  };
}
