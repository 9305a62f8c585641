import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { id } from '../fields.ts';
import type { ServiceName } from '../operation.ts';

const erasure = { erasureId: id('erasure'), clientSystemId: id('client system') };

/** Who holds data about client systems, and so erases and sends a receipt. A new service adds itself here. */
export const erasingServices = ['intake', 'triage', 'case-management'] as const satisfies readonly ServiceName[];
export type ErasingService = (typeof erasingServices)[number];

export const erasureOrdered = defineEvent({
  name: 'intake.erasure-ordered',
  consumers: erasingServices,
  description:
    'The retention term of a client system has passed and the privacy officer decided: every service erases all it holds about it and destroys its data key (R50). Doing it twice is harmless.',
  data: z.strictObject({
    ...erasure,
    absorbedIds: z
      .array(id('client system'))
      .describe('Client systems that were merged into it: they go as well (R09)'),
  }),
});

const receipt = <const Service extends ErasingService>(service: Service) =>
  defineEvent({
    name: `${service}.client-system-erased`,
    consumers: ['intake'],
    description: `Receipt: ${service} holds nothing about the client system any more, and its data key is destroyed (R50).`,
    data: z.strictObject(erasure),
  });

/** Each service announces its own, so that none can sign for another. */
export const erasureReceipts = {
  intake: receipt('intake'),
  triage: receipt('triage'),
  'case-management': receipt('case-management'),
} as const;
