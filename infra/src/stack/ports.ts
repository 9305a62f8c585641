import { freePorts, isPortFree } from '../ports.ts';
import { processList } from './process-list.ts';

/** Ports of everything in a stack, by name of the server or process. */
export type StackPorts = Readonly<Record<string, number>>;

interface PortDefinition {
  readonly name: string;
  readonly variable: string;
  readonly port: number;
}

// The servers have other ports than they usually have, so that a server of the machine's own is not in the way.
const serverPorts: readonly PortDefinition[] = [
  { name: 'keycloak', variable: 'KEYCLOAK_PORT', port: 8081 },
  { name: 'broker', variable: 'BROKER_PORT', port: 5682 },
  { name: 'database', variable: 'MONGO_PORT', port: 27_027 },
];

export const portDefinitions: readonly PortDefinition[] = [
  ...serverPorts,
  ...processList.map(({ name, portVariable, defaultPort }) => ({ name, variable: portVariable, port: defaultPort })),
];

export async function freeStackPorts(): Promise<StackPorts> {
  const ports = await freePorts(portDefinitions.length);
  return Object.fromEntries(portDefinitions.map(({ name }, index) => [name, ports[index] ?? 0]));
}

/**
 * Ports from the environment, or the usual ones.
 *
 * @throws Error in one line when a value is no port, or a port is in use; `notNeeded` names what isn't started.
 */
export async function chosenPorts(
  environment: NodeJS.ProcessEnv,
  notNeeded: readonly string[] = [],
): Promise<StackPorts> {
  const ports: Record<string, number> = {};
  for (const { name, variable, port } of portDefinitions) {
    const chosen = Number(environment[variable] ?? port);
    if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65_535) throw new Error(`${variable} is no port number.`);
    if (!notNeeded.includes(name) && !(await isPortFree(chosen))) {
      throw new Error(`Port ${String(chosen)} for ${name} is in use; choose another one: ${variable}=<port> npm start`);
    }
    ports[name] = chosen;
  }
  return ports;
}
