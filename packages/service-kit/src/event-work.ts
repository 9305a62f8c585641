import type { EventEnvelope } from '@veilighuis/contracts';
import type { WorkContext } from '@veilighuis/persistence';

/** Context of the work that an event causes: the service itself acts, in the centre and the trace of the event. */
export function workOfEvent(envelope: EventEnvelope, service: string): WorkContext {
  return {
    actor: { subject: `service-${service}`, organisation: 'platform', roles: [`service-${service}`], kind: 'service' },
    purpose: 'system-exchange',
    centre: envelope.centre,
    source: `/services/${service}`,
    ...(envelope.traceparent === undefined ? {} : { traceparent: envelope.traceparent }),
  };
}
