/** A process of the platform. */
export type ProcessName = 'intake' | 'triage' | 'case-management' | 'gateway';

export interface Variable {
  readonly name: string;
  readonly description: string;
  /** Absent: the variable is required by the processes that read it. Empty text: optional. */
  readonly default?: string;
  /** A secret can also be given as a file: `<NAME>_FILE` holds the path. */
  readonly secret?: true;
  readonly processes: readonly ProcessName[];
}

const services = ['intake', 'triage', 'case-management'] as const;
const all = [...services, 'gateway'] as const;

/**
 * Every variable that a process reads. Local start, containers and documentation are checked against
 * this table, so that there is one configuration and no second one.
 */
export const configurationTable: readonly Variable[] = [
  {
    name: 'PROFILE',
    description: '`production` refuses default secrets and plain http to the outside; `demo` allows both',
    default: 'production',
    processes: all,
  },
  {
    name: 'LOG_LEVEL',
    description: 'Lowest level that is logged: debug, info, warn, error',
    default: 'info',
    processes: all,
  },
  {
    name: 'HTTP_PORT',
    description: 'Port for health and metrics, and for the gateway the port it serves on',
    processes: all,
  },
  {
    name: 'BROKER_URL',
    description:
      'AMQP address of RabbitMQ with user and password of this process; `amqps:` for an encrypted connection, which the production profile asks for',
    secret: true,
    processes: all,
  },
  {
    name: 'MONGO_URL',
    description:
      'Address of the MongoDB replica set with user and password of this process; `tls=true` for an encrypted connection, which the production profile asks for',
    secret: true,
    processes: all,
  },
  {
    name: 'DATABASE_NAME',
    description: 'Database of this process; empty: `vh-<process>`',
    default: '',
    processes: all,
  },
  { name: 'KEYCLOAK_URL', description: 'Base address of Keycloak as the processes reach it', processes: all },
  {
    name: 'KEYCLOAK_PUBLIC_URL',
    description: 'Base address of Keycloak as it stands in tokens and as browsers reach it; empty: KEYCLOAK_URL',
    default: '',
    processes: all,
  },
  { name: 'KEYCLOAK_REALM', description: 'Realm of the platform', default: 'veilig-huis', processes: all },
  {
    name: 'CA_FILE',
    description:
      'Certificates (PEM) of the authorities that broker, database, Keycloak and collector must be certified by, and no other; empty: those that Node trusts',
    default: '',
    processes: all,
  },
  {
    name: 'DEADLINE_MS',
    description: 'How long an operation may take before its caller gets a time-out, in milliseconds',
    default: '10000',
    processes: all,
  },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description: 'Where traces go (OTLP over HTTP); empty: nowhere',
    default: '',
    processes: all,
  },
  {
    name: 'OTEL_SERVICE_NAME',
    description: 'Name of the process in traces, logs and metrics; empty: the name of its package',
    default: '',
    processes: all,
  },
  {
    name: 'PREFETCH',
    description: 'Messages that one process handles at the same time, per consumer',
    default: '32',
    processes: services,
  },
  {
    name: 'RETRY_DELAYS_MS',
    description: 'Waits before a failed event is tried again, in milliseconds, comma between',
    default: '1000,5000,30000,120000,600000',
    processes: services,
  },
  {
    name: 'KEY_ENCRYPTION_KEYS',
    description:
      'Keys that wrap the data keys of the client systems: `kid:base64url,…`, 32 bytes each; the first is current (R41)',
    secret: true,
    processes: services,
  },
  {
    name: 'BLIND_INDEX_KEY',
    description: 'Key of the search index over encrypted fields, 32 bytes in base64url',
    secret: true,
    processes: services,
  },
  {
    name: 'LOG_ANCHOR_KEY',
    description: 'Key that signs the daily anchor of the access log (R32): `kid:base64url`, Ed25519 seed of 32 bytes',
    secret: true,
    processes: services,
  },
  {
    name: 'LOG_ANCHOR_OLD_KEYS',
    description:
      'Public halves of the keys that signed anchors before: `kid:base64url,…`, as `npm run log -- key` prints them',
    default: '',
    processes: services,
  },
  {
    name: 'SERVICE_CLIENT_SECRET',
    description: 'Secret of the Keycloak client `svc-<process>` with which the service calls others',
    secret: true,
    processes: services,
  },
  {
    name: 'RETENTION_DAYS_AHEAD',
    description:
      'Days by which the judging of retention terms runs ahead of today, to try out what happens in fifteen years; the production profile takes no other value than 0',
    default: '0',
    processes: ['intake'],
  },
  { name: 'PUBLIC_URL', description: 'Address at which people and partners reach the gateway', processes: ['gateway'] },
  {
    name: 'OIDC_CLIENT_SECRET',
    description: 'Secret of the Keycloak client `gateway`',
    secret: true,
    processes: ['gateway'],
  },
  {
    name: 'SESSION_SECRET',
    description: 'Key that seals session data and sign-in cookies, 32 bytes in base64url',
    secret: true,
    processes: ['gateway'],
  },
  {
    name: 'STAFF_NAME_KEYS',
    description:
      'Keys that seal the names of staff beside the access log (R31): `kid:base64url,…`, 32 bytes each; the first is current. Keep the old ones: without them the names of then are gone',
    secret: true,
    processes: ['gateway'],
  },
  { name: 'RATE_LIMIT_STAFF', description: 'Requests a minute for one user', default: '1200', processes: ['gateway'] },
  {
    name: 'RATE_LIMIT_MACHINE',
    description: 'Requests a minute for one machine client',
    default: '12000',
    processes: ['gateway'],
  },
];
