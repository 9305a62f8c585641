import { randomUUID } from 'node:crypto';
import { defineEvent } from '@veilighuis/contracts';
import { createLogger } from '@veilighuis/telemetry';
import { z } from 'zod';
import { defineCollection, type AggregateDocument, type WorkContext } from '../../src/index.ts';

export interface Thing extends AggregateDocument {
  readonly key: string;
  readonly count: number;
  readonly body?: string;
}

export const things = defineCollection<Thing>({
  name: 'things',
  indexes: [{ name: 'by-key', key: { key: 1 }, unique: true }],
});

export const thingCounted = defineEvent({
  name: 'test.thing-counted',
  description: 'A thing was counted.',
  data: z.strictObject({ count: z.number().int().describe('Count') }),
});

export const context: WorkContext = {
  actor: { subject: randomUUID(), organisation: 'pz-gent', roles: ['police-system'], kind: 'machine' },
  purpose: 'registration',
  centre: 'ovl',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  source: '/services/test',
};

export const silent = createLogger('test', { level: 'silent' });

export function newThing(count = 0): Thing {
  const _id = randomUUID();
  return { _id, centre: 'ovl', version: 1, key: _id, count };
}
