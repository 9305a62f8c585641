import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { configurationTable } from './configuration-table.ts';
import type { ProcessName, Variable } from './configuration-table.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const count = z.coerce.number().int().min(1);
const key = z.string().refine((text) => Buffer.from(text, 'base64url').length === 32, 'must be 32 bytes in base64url');
const http = z.url({ protocol: /^https?$/ });

const shared = {
  PROFILE: z.enum(['production', 'demo']),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']),
  HTTP_PORT: port,
  BROKER_URL: z.url({ protocol: /^amqps?$/ }),
  MONGO_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb://')
    .refine(
      (url) => !/[?&](tlsInsecure|tlsAllowInvalid\w+)=true/i.test(url),
      'must not turn off the check of certificates',
    ),
  DATABASE_NAME: z.string(),
  KEYCLOAK_URL: http,
  KEYCLOAK_PUBLIC_URL: z.union([z.literal(''), http]),
  KEYCLOAK_REALM: z.string().min(1),
  CA_FILE: z.string().optional(),
  DEADLINE_MS: count,
};

const keys = z
  .string()
  .regex(/^[\w-]+:[\w-]{43}(,[\w-]+:[\w-]{43})*$/, 'must be kid:key pairs, 32 bytes in base64url each');

const service = z.object({
  ...shared,
  PREFETCH: count,
  RETRY_DELAYS_MS: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'must be numbers with commas between')
    .transform((text) => text.split(',').map(Number)),
  KEY_ENCRYPTION_KEYS: keys,
  BLIND_INDEX_KEY: key,
  LOG_ANCHOR_KEY: z.string().regex(/^[\w-]{1,40}:[\w-]{43}$/, 'must be kid:key, 32 bytes in base64url'),
  LOG_ANCHOR_OLD_KEYS: z
    .string()
    .regex(/^([\w-]{1,40}:[\w-]{43}(,[\w-]{1,40}:[\w-]{43})*)?$/, 'must be kid:key pairs, 32 bytes in base64url each'),
  SERVICE_CLIENT_SECRET: z.string().min(1),
  RETENTION_DAYS_AHEAD: z.coerce.number().int().min(0).max(20_000).optional(),
});

const gateway = z.object({
  ...shared,
  PUBLIC_URL: http,
  OIDC_CLIENT_SECRET: z.string().min(1),
  SESSION_SECRET: key,
  STAFF_NAME_KEYS: keys,
  RATE_LIMIT_STAFF: count,
  RATE_LIMIT_MACHINE: count,
});

export type ServiceConfiguration = z.infer<typeof service> & { readonly process: ProcessName };
export type GatewayConfiguration = z.infer<typeof gateway> & { readonly process: 'gateway' };

/** A variable that is missing or wrong; the message is one line that names it and what to do, never its value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Reads what a service needs. @throws ConfigurationError */
export function readServiceConfiguration(
  process: Exclude<ProcessName, 'gateway'>,
  env: NodeJS.ProcessEnv,
): ServiceConfiguration {
  return { ...read(service, process, env), process };
}

/** Reads what the gateway needs. @throws ConfigurationError */
export function readGatewayConfiguration(env: NodeJS.ProcessEnv): GatewayConfiguration {
  return { ...read(gateway, 'gateway', env), process: 'gateway' };
}

function read<Schema extends z.ZodObject>(
  schema: Schema,
  process: ProcessName,
  env: NodeJS.ProcessEnv,
): z.infer<Schema> {
  const values: Record<string, string> = {};
  for (const variable of configurationTable) {
    if (!variable.processes.includes(process)) continue;
    const value = given(variable, env) ?? variable.default;
    if (value === undefined) throw new ConfigurationError(`${variable.name} is missing: ${variable.description}.`);
    values[variable.name] = value;
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return withoutDefaultSecrets(parsed.data, values, process);
  const issue = parsed.error.issues[0];
  throw new ConfigurationError(
    `${issue?.path.join('.') ?? 'A variable'} is wrong: ${issue?.code === 'custom' || issue?.code === 'invalid_format' ? issue.message : 'see the table of variables'}.`,
  );
}

/** The value in the environment, or for a secret in the file that `<NAME>_FILE` names, less the end of its last line. */
function given({ name, secret }: Variable, env: NodeJS.ProcessEnv): string | undefined {
  const path = secret === true ? env[`${name}_FILE`] : undefined;
  if (path === undefined || path === '') return env[name];
  if (env[name] !== undefined) throw new ConfigurationError(`${name} and ${name}_FILE are both given: give one.`);
  const content = contentOf(path, name).replace(/\r?\n$/, '');
  if (content === '') throw new ConfigurationError(`${name}_FILE names a file that is empty.`);
  return content;
}

function contentOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError(`${name}_FILE names a file that can't be read.`);
  }
}

/** How an address looks whose connection is encrypted. */
const encrypted: readonly (readonly [string, RegExp])[] = [
  ['BROKER_URL', /^amqps:/],
  ['MONGO_URL', /^mongodb\+srv:|[?&](tls|ssl)=true/],
  ['KEYCLOAK_URL', /^https:/],
];

function withoutDefaultSecrets<Values>(values: Values, given: Record<string, string>, process: ProcessName): Values {
  if (given['PROFILE'] === 'demo') return values;
  if (Number(given['RETENTION_DAYS_AHEAD'] ?? 0) !== 0) {
    throw new ConfigurationError(
      'RETENTION_DAYS_AHEAD is not 0; the production profile knows no other day than today.',
    );
  }
  for (const { name, secret, processes } of configurationTable) {
    if (
      secret === true &&
      processes.includes(process) &&
      /demo|guest:guest|^(A+|change-?me|secret)$/i.test(given[name] ?? '')
    ) {
      throw new ConfigurationError(`${name} holds a default of the demo; the production profile refuses it.`);
    }
  }
  for (const [name, isEncrypted] of encrypted) {
    if (!isEncrypted.test(given[name] ?? ''))
      throw new ConfigurationError(`${name} is not encrypted; the production profile asks for TLS.`);
  }
  return values;
}

/** Addresses at Keycloak that follow from the configuration. */
export function keycloakAddresses(configuration: {
  KEYCLOAK_URL: string;
  KEYCLOAK_PUBLIC_URL: string;
  KEYCLOAK_REALM: string;
}) {
  const realm = `/realms/${configuration.KEYCLOAK_REALM}`;
  const inside = configuration.KEYCLOAK_URL.replace(/\/$/, '') + realm;
  const outside = (configuration.KEYCLOAK_PUBLIC_URL || configuration.KEYCLOAK_URL).replace(/\/$/, '') + realm;
  return {
    issuer: outside,
    jwksUrl: `${inside}/protocol/openid-connect/certs`,
    tokenUrl: `${inside}/protocol/openid-connect/token`,
    inside,
    outside,
  };
}
