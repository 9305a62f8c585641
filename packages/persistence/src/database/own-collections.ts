import { auditCollection } from '../audit/audit-row.ts';
import { anchorCollection } from '../audit/chain/anchors.ts';
import { linkCollection } from '../audit/chain/chain.ts';
import { parkedCollection } from '../audit/parked-row.ts';
import type { IndexedCollection } from '../collection.ts';
import { outboxCollection } from '../outbox/outbox-row.ts';
import { dataKeyCollection } from '../vault/data-keys.ts';
import { idempotencyCollection } from '../work/idempotency.ts';
import { inboxCollection } from '../work/inbox.ts';

/** What every database of a service has beside its own models. */
export const ownCollections: readonly IndexedCollection[] = [
  outboxCollection,
  inboxCollection,
  auditCollection,
  linkCollection,
  anchorCollection,
  parkedCollection,
  idempotencyCollection,
  dataKeyCollection,
];
