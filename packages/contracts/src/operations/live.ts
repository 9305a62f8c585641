import { z } from 'zod';
import { liveLists, recordKinds } from '../codes/index.ts';

export const liveMediaType = 'text/event-stream';

/** What changed: a list, or a record that this session was shown before. Ids and codes only. */
export const liveChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list').describe('Something in a list changed'),
    list: z.enum(liveLists).describe('Which list'),
  }),
  z.strictObject({
    kind: z.enum(recordKinds).describe('Kind of record that changed'),
    id: z.uuid().describe('Identifier of the record'),
  }),
]);
export type LiveChange = z.infer<typeof liveChange>;

/** Name of the event after which a client reads again whatever it shows. */
export const liveResync = 'resync';

/**
 * Changes as they happen, as server-sent events. The gateway serves it by itself, from the events of the services.
 *
 * A message without a name holds a `liveChange`. `resync` comes first, and whenever something may have been missed.
 * Nothing is told twice or late on purpose, and nothing is promised: whoever missed a change reads again.
 */
export const liveStream = {
  id: 'gateway.follow-changes',
  method: 'GET',
  path: '/live',
  summary: 'Follow changes as they happen',
  description:
    'A stream of server-sent events that says what changed, in ids and codes; the caller then reads what it may see, under its own rights. Of a list it is told to staff of the centre with a role for that list; of a record only to a session that was shown it before. An event named `resync` comes first, and whenever changes may have been missed: read again whatever is shown. A comment every 15 seconds keeps the stream open. It ends with the session; a session has four at most.',
} as const;
