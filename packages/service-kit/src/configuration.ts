import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { configurationTable } from './configuration-table.ts';
import type { ProcessName } from './configuration-table.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const count = z.coerce.number().int().min(1);
const key = z.string().refine((text) => Buffer.from(text, 'base64url').length === 32, 'must be 32 bytes in base64url');
const http = z.url({ protocol: /^https?$/ });

const shared = {
  PROFILE: z.enum(['production', 'demo']),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']),
  HTTP_PORT: port,
  BROKER_URL: z.url({ protocol: /^amqps?$/ }),
  MONGO_URL: z.string().regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb://'),
  DATABASE_NAME: z.string(),
  KEYCLOAK_URL: http,
  KEYCLOAK_PUBLIC_URL: z.union([z.literal(''), http]),
  KEYCLOAK_REALM: z.string().min(1),
  DEADLINE_MS: count,
};

const service = z.object({
  ...shared,
  PREFETCH: count,
  RETRY_DELAYS_MS: z
    .string()
    .regex(/^\d+(,\d+)*$/, 'must be numbers with commas between')
    .transform((text) => text.split(',').map(Number)),
  KEY_ENCRYPTION_KEYS: z
    .string()
    .regex(/^[\w-]+:[\w-]{43}(,[\w-]+:[\w-]{43})*$/, 'must be kid:key pairs, 32 bytes in base64url each'),
  BLIND_INDEX_KEY: key,
  SERVICE_CLIENT_SECRET: z.string().min(1),
});

const gateway = z.object({
  ...shared,
  PUBLIC_URL: http,
  OIDC_CLIENT_SECRET: z.string().min(1),
  SESSION_SECRET: key,
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
    const value = fromFile(variable.name, env) ?? env[variable.name] ?? variable.default;
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

function fromFile(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const path = env[`${name}_FILE`];
  if (path === undefined || path === '') return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new ConfigurationError(`${name}_FILE names a file that can't be read.`);
  }
}

function withoutDefaultSecrets<Values>(values: Values, given: Record<string, string>, process: ProcessName): Values {
  if (given['PROFILE'] === 'demo') return values;
  for (const { name, secret, processes } of configurationTable) {
    if (
      secret === true &&
      processes.includes(process) &&
      /demo|guest:guest|^(A+|change-?me|secret)$/i.test(given[name] ?? '')
    ) {
      throw new ConfigurationError(`${name} holds a default of the demo; the production profile refuses it.`);
    }
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
