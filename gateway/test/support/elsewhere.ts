import { randomUUID } from 'node:crypto';
import type { Principal } from '@veilighuis/access';
import {
  emergencyAccessOpened,
  groundGranted,
  shieldingChanged,
  trajectoryAssigned,
  triageFileOpened,
} from '@veilighuis/contracts';
import { told } from './following.ts';
import type { Following } from './following.ts';

/** What happens elsewhere, as the gateway hears it. */
export class Elsewhere {
  constructor(private readonly gateway: () => Following) {}

  async kindsOf(who: Principal): Promise<string[]> {
    return (await this.gateway().list(who)).map(({ kind }) => kind);
  }

  assign(clientSystemId: string, who: Principal, more: { trajectoryId?: string; sequence?: number } = {}) {
    const { trajectoryId = randomUUID(), sequence = 1 } = more;
    const data = { trajectoryId, clientSystemId, assigneeId: who.subject };
    return this.gateway().events.assigned(told(trajectoryAssigned, data, { subject: trajectoryId, sequence }));
  }

  grant(clientSystemId: string, who: Principal, grantId = randomUUID()) {
    const data = { grantId, clientSystemId, ground: 'assigned', granteeId: who.subject, from: '2026-01-01' } as const;
    return this.gateway().events.granted(told(groundGranted, data));
  }

  emergency(clientSystemId: string, who: Principal) {
    const data = { grantId: randomUUID(), clientSystemId, granteeId: who.subject, hours: 4 };
    return this.gateway().events.emergency(told(emergencyAccessOpened, data));
  }

  shield(clientSystemId: string, visibleTo: readonly Principal[], sequence = 2) {
    const data = { clientSystemId, shielded: true, visibleTo: visibleTo.map(({ subject }) => subject) };
    return this.gateway().events.shielded(told(shieldingChanged, data, { sequence }));
  }
}

export const opened = (clientSystemId: string) =>
  told(triageFileOpened, { fileId: randomUUID(), clientSystemId, repeat: false, finalOn: '2026-12-01' });
