import { z } from 'zod';
import { announcersOf, envelopeSchema } from '../event.ts';
import type { EventDefinition } from '../event.ts';
import { events } from '../events/index.ts';
import { mapSubschemas } from '../json-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { ApiDocument } from '../openapi/document.ts';
import type { ServiceName } from '../operation.ts';

/**
 * AsyncAPI 3.0 of every event on the exchange `vh.events`, generated from the events. The committed copy is
 * `generated/asyncapi.json`.
 */
export function asyncApiDocument(): ApiDocument {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Veilig Huis events',
      version: '1.0.0',
      description:
        'Facts as CloudEvents 1.0. They hold ids, codes, numbers, dates of day and booleans, never personal data (R39): pull what you may see through the API. Delivery is at least once: remember `id`, and ignore a `sequence` older than the last one of that `subject`.',
      license: { name: 'EUPL-1.2' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: { events: channel() },
    operations: Object.fromEntries([...sendOperations(), ...receiveOperations()]),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, message(event)])),
      schemas: {
        Envelope: draft7(envelopeSchema),
        ...Object.fromEntries(events.map((event) => [event.type, draft7(event.data)])),
      },
    },
  };
}

function channel(): object {
  return {
    address: 'vh.events',
    description: 'Durable topic exchange; the routing key is the `type` of the event.',
    messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: {
      amqp: { is: 'routingKey', exchange: { name: 'vh.events', type: 'topic', durable: true, autoDelete: false } },
    },
  };
}

function message({ type, description }: EventDefinition): object {
  return {
    name: type,
    title: type,
    summary: description,
    contentType: 'application/cloudevents+json',
    payload: {
      allOf: [
        { $ref: '#/components/schemas/Envelope' },
        { properties: { type: { const: type }, data: { $ref: `#/components/schemas/${type}` } } },
      ],
    },
  };
}

function sendOperations(): [string, object][] {
  return byService(({ type }) => announcersOf(type)).map(([service, types]) => [
    `${service}.send`,
    operation('send', service, types),
  ]);
}

function receiveOperations(): [string, object][] {
  return byService((event) => event.consumers).map(([service, types]) => [
    `${service}.receive`,
    operation('receive', service, types),
  ]);
}

function byService(servicesOf: (event: EventDefinition) => readonly ServiceName[]): [ServiceName, string[]][] {
  const types = new Map<ServiceName, string[]>();
  for (const event of events) {
    for (const service of servicesOf(event)) types.set(service, [...(types.get(service) ?? []), event.type]);
  }
  return [...types];
}

function operation(action: 'send' | 'receive', service: ServiceName, types: readonly string[]): object {
  return {
    action,
    summary: action === 'send' ? `What ${service} announces` : `What ${service} acts on`,
    channel: { $ref: '#/channels/events' },
    messages: types.map((type) => ({ $ref: `#/channels/events/messages/${type}` })),
  };
}

// The schema format of AsyncAPI itself stands on draft 7.
function draft7(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { target: 'draft-7' }) as JsonSchema;
  return withoutIntegerLimits(body);
}

function withoutIntegerLimits(schema: JsonSchema): JsonSchema {
  const { maximum, ...rest } = schema;
  const kept = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? rest : schema;
  return mapSubschemas(kept, withoutIntegerLimits);
}
