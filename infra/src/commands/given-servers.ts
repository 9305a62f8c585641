import type { ServerUrls } from '../stack/environment.ts';

/** Servers that the environment names; they are used and not started. */
export function givenServers(environment: NodeJS.ProcessEnv): Partial<ServerUrls> {
  const { BROKER_URL: broker, MONGO_URL: database, KEYCLOAK_URL: keycloak } = environment;
  return {
    ...(isGiven(broker) && { broker }),
    ...(isGiven(database) && { database }),
    ...(isGiven(keycloak) && { keycloak }),
  };
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
