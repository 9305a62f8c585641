export { AggregateStore, type AggregateDocument } from './aggregate-store.ts';
export { auditEntrySchema, type AuditEntry } from './audit/audit-entry.ts';
export { AuditLog, type LinePlace } from './audit/audit-log.ts';
export type { AuditRow } from './audit/audit-row.ts';
export { AnchorKey } from './audit/chain/anchor-key.ts';
export { LogKeeper, type LogFigures } from './audit/log-keeper.ts';
export { systemClock, type Clock } from './clock.ts';
export {
  defineCollection,
  type CollectionDefinition,
  type IndexDefinition,
  type IndexedCollection,
} from './collection.ts';
export { openDatabase, type Database, type DatabaseOptions } from './database/database.ts';
export type { DatabaseFault } from './database/database-fault.ts';
export { databaseRights, type CollectionRights, type DatabaseRights } from './database/rights.ts';
export type { DatabaseHealth } from './database/health.ts';
export type { Migration } from './database/migrations.ts';
export { MongoOutbox, type OutboxWatch } from './outbox/mongo-outbox.ts';
export type { PendingEvent } from './outbox/outbox-row.ts';
export { explainQueries, type ExplainedQuery } from './testing/explain-queries.ts';
export type { QueryPlan } from './testing/plan.ts';
export { BlindIndex } from './vault/blind-index.ts';
export { BoundSeal } from './vault/bound-seal.ts';
export { ErasedError, SealBrokenError } from './vault/errors.ts';
export { KeyRing } from './vault/key-ring.ts';
export { Vault, type Place } from './vault/vault.ts';
export { requestHash, type OnceKey } from './work/idempotency.ts';
export type { Announcement, Transaction } from './work/transaction.ts';
export { UnitOfWork, type UnitOfWorkOptions } from './work/unit-of-work.ts';
export { traceIdOf, type Actor, type WorkContext } from './work/work-context.ts';
