import { createHash, randomBytes } from 'node:crypto';
import type { StackSecrets } from '../stack/secrets.ts';
import { secretOf, variableOf } from '../stack/secrets.ts';
import type { Rights } from './rights.ts';

/** Account for tests, benchmark, dead letters and whoever looks after the servers; no process has it. */
export const adminAccount = 'platform-admin';

const vhost = '/';

/**
 * Accounts of the broker in the form that RabbitMQ loads when it starts (`load_definitions`): one per process, named after
 * it, with the rights that it needs. Passwords are in it as salted digests only.
 */
export function brokerDefinitions(rights: Rights, secrets: StackSecrets): string {
  const processes = Object.entries(rights);
  const definitions = {
    users: [
      // `impersonator`: putting a dead letter back keeps the name of whoever sent it.
      user(adminAccount, secretOf(secrets, 'BROKER_ADMIN_PASSWORD'), ['administrator', 'impersonator']),
      ...processes.map(([name]) => user(name, secretOf(secrets, variableOf(name, 'BROKER_PASSWORD')), [])),
    ],
    vhosts: [{ name: vhost }],
    permissions: [
      { user: adminAccount, vhost, configure: '.*', write: '.*', read: '.*' },
      ...processes.map(([name, { broker }]) => {
        const { configure, write, read } = broker;
        return { user: name, vhost, configure, write, read };
      }),
    ],
    topic_permissions: processes.map(([name, { broker }]) => ({ user: name, vhost, ...broker.topic })),
  };
  return `${JSON.stringify(definitions, undefined, 2)}\n`;
}

function user(name: string, password: string, tags: readonly string[]) {
  return {
    name,
    password_hash: passwordHash(password, randomBytes(4)),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags,
  };
}

/** As in https://www.rabbitmq.com/docs/passwords#computing-password-hash */
function passwordHash(password: string, salt: Buffer): string {
  const digest = createHash('sha256').update(salt).update(password, 'utf8').digest();
  return Buffer.concat([salt, digest]).toString('base64');
}
