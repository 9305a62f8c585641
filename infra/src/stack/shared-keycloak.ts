import type { StackOptions } from './stack.ts';

/**
 * Options with which a stack uses the Keycloak that a test run shares, when there is one: it is by far the slowest
 * server to start, and holds no data of a test. Broker and database are never shared between stacks.
 */
export function sharedKeycloak(
  environment: NodeJS.ProcessEnv = process.env,
): Pick<StackOptions, 'use' | 'secretsFile'> {
  const { KEYCLOAK_URL: keycloak, STACK_SECRETS_FILE: secretsFile } = environment;
  return keycloak === undefined || secretsFile === undefined ? {} : { use: { keycloak }, secretsFile };
}
