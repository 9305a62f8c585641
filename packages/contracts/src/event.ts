import { z } from 'zod';
import { serviceNames, type ServiceName } from './operation.ts';

const PREFIX = 'be.veilighuis';

/**
 * A fact that other services may act on, declared once.
 *
 * Data hold only identifiers, codes, numbers, dates of day and booleans (R39);
 * `test/events-hold-no-personal-data.test.ts` walks every schema to prove it.
 */
export interface EventDefinition<Name extends string = string, Data extends z.ZodObject = z.ZodObject> {
  /** CloudEvents `type`, and routing key on the exchange `vh.events`. */
  readonly type: `${typeof PREFIX}.${Name}.v${number}`;
  readonly name: Name;
  readonly version: number;
  readonly description: string;
  readonly data: Data;
  /** Services that rely on it: it stays in the outbox until a queue takes it. */
  readonly consumers: readonly ServiceName[];
}

export function defineEvent<const Name extends string, Data extends z.ZodObject>(definition: {
  name: Name;
  version?: number;
  description: string;
  data: Data;
  consumers?: readonly ServiceName[];
}): EventDefinition<Name, Data> {
  const version = definition.version ?? 1;
  return { consumers: [], ...definition, version, type: `${PREFIX}.${definition.name}.v${version}` };
}

/** Services that announce grounds: those that give them. */
const ANNOUNCE_GROUNDS: readonly ServiceName[] = ['triage', 'case-management'];

/**
 * Services that may announce events of this type: the one that the type is named after, and for `access` those that give
 * grounds. Nobody for a type that isn't of the platform. Broker accounts and consumers hold to it.
 */
export function announcersOf(type: string): readonly ServiceName[] {
  const [, name] = /^be\.veilighuis\.([a-z-]+)\./.exec(type) ?? [];
  return name === 'access' ? ANNOUNCE_GROUNDS : serviceNames.filter((service) => service === name);
}

/** Code of a centre (tenant), as it stands in messages and configuration. */
export const centreCode = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/, 'A centre is named by its code: small letters, digits and hyphens.');

/** CloudEvents 1.0 envelope (structured JSON) with the extensions `traceparent`, `centre`, `sequence`. */
export const envelopeSchema = z.strictObject({
  specversion: z.literal('1.0').describe('Version of CloudEvents'),
  id: z.uuid().describe('Unique per event; consumers remember it to do the work once'),
  type: z
    .string()
    .regex(/^be\.veilighuis(\.[a-z0-9-]+)+\.v[1-9][0-9]*$/)
    .describe('Kind and version of the event; equals the routing key'),
  source: z
    .string()
    .regex(/^\/services\/[a-z-]+$/)
    .describe('Service that announces it, e.g. `/services/intake`'),
  subject: z.uuid().describe('Identifier of the aggregate that the event is about'),
  time: z.iso.datetime().describe('Moment in UTC at which it was committed'),
  datacontenttype: z.literal('application/json').describe('Media type of `data`'),
  centre: centreCode.describe('Code of the centre (tenant)'),
  sequence: z.number().int().min(1).describe('Version of the aggregate after the change; older ones may be ignored'),
  traceparent: z
    .string()
    .regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
    .optional()
    .describe('W3C trace context of the act that caused it'),
  data: z.record(z.string(), z.unknown()).describe('What happened, in ids and codes; see the schema of the type'),
});

export type EventEnvelope<Data = Record<string, unknown>> = Omit<z.infer<typeof envelopeSchema>, 'data'> & {
  data: Data;
};

export type EventData<E extends EventDefinition> = z.infer<E['data']>;
