export { AccessGate, listFilter } from './access-gate.ts';
export type { Access, Touched } from './access-gate.ts';
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
export { workOfEvent } from './event-work.ts';
export { combine } from './health-server.ts';
export type { Health } from './health-server.ts';
export { Input } from './input.pipe.ts';
export { DATABASE, KitModule } from './kit.module.ts';
export { mergedClientSystemCollection, MergedClientSystems } from './merged-client-systems.ts';
export type { MergeNews, Regrouped } from './merged-client-systems.ts';
export { decodeCursor, encodeCursor, pageOf } from './paging.ts';
export { runProcess } from './run-process.ts';
export { ServiceToken } from './service-token.ts';
export { startService } from './start-service.ts';
export type { ServiceDefinition } from './start-service.ts';
export { onStopSignal } from './stop-signal.ts';
