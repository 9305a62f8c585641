import { dateInBrussels } from '@veilighuis/calendar';
import type { OperationDefinition, OperationOutput } from '@veilighuis/contracts';
import { realmName } from '@veilighuis/infra';
import { Api, confirmedOn, demoSignIn, SecrecyConfirmed, type CallOptions, type SignIn } from '@veilighuis/testing';
import { z } from 'zod';
import { beginWitness } from './witness.ts';

const environment = z
  .object({
    GATEWAY_URL: z.url(),
    KEYCLOAK_URL: z.url(),
    MONGO_URL: z.string().min(1),
    BROKER_URL: z.string().min(1),
    PLATFORM_LOG_DIRECTORY: z.string().min(1),
    STACK_SECRETS_FILE: z.string().min(1),
  })
  .parse(process.env, { error: () => 'The address of the platform is missing: use npm test' });

/** The platform of this run. */
export const addresses = {
  gateway: environment.GATEWAY_URL,
  keycloak: environment.KEYCLOAK_URL,
  database: environment.MONGO_URL,
  broker: environment.BROKER_URL,
  logDirectory: environment.PLATFORM_LOG_DIRECTORY,
  secretsFile: environment.STACK_SECRETS_FILE,
} as const;

await beginWitness(addresses);

export const realmUrl = `${addresses.keycloak}/realms/${realmName}`;
export const api = new Api(addresses.gateway);
/** Its members of staff have confirmed the duty of secrecy on the platform of this run. */
export const signIn: SignIn = confirmedOn(api, demoSignIn(realmUrl));
export const today = dateInBrussels(new Date());
export const coordinator = 'operational-coordinator';

/** Access token of a member of staff, or of a machine client when the name says so. */
export function tokenOf(who: string): Promise<string> {
  return isMachine(who) ? signIn.machine(who) : signIn.staff(who);
}

function isMachine(who: string): boolean {
  return /-system$|^other-audience$/.test(who);
}

/** Calls an operation as someone; an answer that is not in the contract fails. @throws ProblemError as refused */
export type ActAs = <O extends OperationDefinition>(
  who: string,
  operation: O,
  input: z.input<O['input']>,
  options?: Omit<CallOptions, 'token'>,
) => Promise<OperationOutput<O>>;

/** Acts on a platform with the tokens of this realm. */
export function actingOn(platform: Api): ActAs {
  const secrecy = new SecrecyConfirmed(platform);
  return async (who, operation, input, options = {}) => {
    const token = await tokenOf(who);
    if (!isMachine(who)) await secrecy.by(who, token);
    return platform.call(operation, input, { token, ...options });
  };
}

export const as = actingOn(api);
