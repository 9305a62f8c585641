import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { secretVariableName } from '../keycloak/clients.ts';
import { processList } from './process-list.ts';

const secretsSchema = z.record(z.string(), z.string());

/** Secrets of one stack, by variable name; those of one process carry its name in front (`INTAKE_BLIND_INDEX_KEY`). */
export type StackSecrets = Readonly<Record<string, string>>;

/**
 * Secrets that belong to the data in a folder: made by chance the first time and kept, readable by this user only.
 * Secrets that a later version needs are added to the file.
 */
export function readOrMakeSecrets(file: string): StackSecrets {
  const known = existsSync(file) ? secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const secrets = { ...makeSecrets(), ...known };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** A new set of every secret that a stack needs. */
export function makeSecrets(): Record<string, string> {
  const secrets: Record<string, string> = {
    KEYCLOAK_ADMIN_PASSWORD: randomKey(),
    GATEWAY_SESSION_SECRET: randomKey(),
    GATEWAY_STAFF_NAME_KEYS: `k1:${randomKey()}`,
    BROKER_ADMIN_PASSWORD: randomKey(),
    DATABASE_ADMIN_PASSWORD: randomKey(),
    // What the nodes of the replica set know each other by.
    DATABASE_CLUSTER_KEY: randomKey(),
  };
  for (const { name } of processList) {
    secrets[secretVariableName(name)] = randomKey();
    secrets[variableOf(name, 'BROKER_PASSWORD')] = randomKey();
    secrets[variableOf(name, 'DATABASE_PASSWORD')] = randomKey();
    if (name === 'gateway') continue;
    secrets[variableOf(name, 'KEY_ENCRYPTION_KEYS')] = `k1:${randomKey()}`;
    secrets[variableOf(name, 'BLIND_INDEX_KEY')] = randomKey();
    secrets[variableOf(name, 'LOG_ANCHOR_KEY')] = `k1:${randomKey()}`;
  }
  return secrets;
}

/** Name under which a process's own value of a variable is kept outside that process. */
export function variableOf(process: string, variable: string): string {
  return `${process.toUpperCase().replaceAll('-', '_')}_${variable}`;
}

/** Client secrets as the realm import asks for them. */
export function realmSecrets(secrets: StackSecrets): Record<string, string> {
  return Object.fromEntries(
    processList.map(({ name }) => [secretVariableName(name), secretOf(secrets, secretVariableName(name))]),
  );
}

/** @throws Error that names the secret when it is missing. */
export function secretOf(secrets: StackSecrets, name: string): string {
  const value = secrets[name];
  if (value === undefined) throw new Error(`no secret ${name}`);
  return value;
}

/** 32 random bytes in base64url. */
export function randomKey(): string {
  return randomBytes(32).toString('base64url');
}
