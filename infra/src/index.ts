export { checkBroker, startBroker } from './servers/broker.ts';
export { checkDatabase, startDatabase } from './servers/database.ts';
export type { KeycloakOptions } from './servers/keycloak.ts';
export { checkKeycloak, startKeycloak } from './servers/keycloak.ts';
export type { ServerHandle, ServerOptions } from './servers/server.ts';
export { endLeftBehind } from './processes/left-behind.ts';
export { MissingRequirement } from './provision/run.ts';
export { provision } from './provision/provision.ts';
export { freePort, freePorts } from './ports.ts';
