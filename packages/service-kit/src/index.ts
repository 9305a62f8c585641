export { AccessGate, accessNow } from './access-gate.ts';
export type { Access, ListFilter, Touched } from './access-gate.ts';
export { accessLogOperations } from './access-log/access-log.operations.ts';
export { AskedLogScopes } from './access-log/asked-log-scopes.ts';
export { actionOf, LogScopes } from './access-log/log-scope.ts';
export type { LogQuestion } from './access-log/log-scope.ts';
export { ReadAccessLog } from './access-log/read-access-log.ts';
export { callerOf, CallerGuard, expectedVersionOf, onceKeyOf } from './caller.ts';
export type { Caller } from './caller.ts';
export { configurationTable } from './configuration-table.ts';
export type { ProcessName, Variable } from './configuration-table.ts';
export {
  ConfigurationError,
  keycloakAddresses,
  readGatewayConfiguration,
  readServiceConfiguration,
} from './configuration.ts';
export type { GatewayConfiguration, ServiceConfiguration } from './configuration.ts';
export { cursorPage } from './cursor-page.ts';
export type { ListQuery, Order, Page } from './cursor-page.ts';
export { watchHealth } from './database-watch.ts';
export { refuseDemoRealm } from './demo-realm.ts';
export { ClientSystemData, eraseAll, EraseOnOrder } from './erase-on-order.ts';
export { workOfEvent } from './event-work.ts';
export { FilesToldAbout, FollowAccess } from './follow-access.ts';
export { accessDueIndex, foundBy, refreshDue } from './found-by.ts';
export type { FoundBy } from './found-by.ts';
export { combine } from './health-server.ts';
export type { Health } from './health-server.ts';
export { Input } from './input.pipe.ts';
export { DATABASE, KitModule } from './kit.module.ts';
export { mergedClientSystemCollection, MergedClientSystems } from './merged-client-systems.ts';
export type { MergeNews, Regrouped } from './merged-client-systems.ts';
export { decodeCursor, encodeCursor, pageOf } from './paging.ts';
export { RetentionDay } from './retention-day.ts';
export { runProcess } from './run-process.ts';
export { ServiceToken } from './service-token.ts';
export { startService } from './start-service.ts';
export { toldNothing } from './told-access.ts';
export type { ToldAccess } from './told-access.ts';
export type { ServiceDefinition } from './start-service.ts';
export { trustOnly } from './trusted-authorities.ts';
export { onStopSignal } from './stop-signal.ts';
