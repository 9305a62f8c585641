import { join } from 'node:path';
import type { StackPorts } from '../stack/ports.ts';
import { onTerminal } from '../stack/progress.ts';
import type { StackServers } from '../stack/servers.ts';
import type { Stack } from '../stack/stack.ts';
import { startStack } from '../stack/stack.ts';

export interface PlatformOptions {
  /** Folder of the run. */
  readonly directory: string;
  readonly servers: StackServers;
  /** Those that the servers were started for: the identity provider knows the port of the gateway. */
  readonly ports: StackPorts;
  readonly secretsFile: string;
}

/** The whole platform on the servers of the run: started once, for all end-to-end tests that don't break it. */
export function startPlatform({ directory, servers, ports, secretsFile }: PlatformOptions): Promise<Stack> {
  return startStack({
    directory: join(directory, 'platform'),
    use: servers.given,
    ports,
    secretsFile,
    progress: onTerminal,
  });
}

/** Where an end-to-end test finds the platform. */
export function platformEnvironment({ urls, logDirectory }: Stack): Record<string, string> {
  return { GATEWAY_URL: urls.gateway, PLATFORM_LOG_DIRECTORY: logDirectory };
}
