import { defineCollection } from '../collection.ts';

/** A message whose effect is committed. */
export interface InboxRow {
  readonly _id: string;
  readonly at: Date;
}

/** Longer than any message can wait in a queue, a retry ladder or a dead-letter queue before someone replays it. */
const REMEMBERED_SECONDS = 90 * 24 * 3600;

export const inboxCollection = defineCollection<InboxRow>({
  name: 'inbox',
  indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: REMEMBERED_SECONDS }],
});
