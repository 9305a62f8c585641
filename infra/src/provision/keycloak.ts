import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serversDirectory } from '../paths.ts';
import { settle } from './database.ts';
import { runLogged } from './run.ts';

const version = '26.7.3';

/** The installed and prepared Keycloak. */
export const keycloakHome = join(serversDirectory, `keycloak-${version}`);

/**
 * Puts down Keycloak and prepares it for a database in a file, so that later starts skip that step.
 */
export async function provideKeycloak(): Promise<void> {
  if (existsSync(keycloakHome)) return;
  const repository = join(serversDirectory, 'maven');
  const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:zip`;
  const log = { log: 'provision' };
  await runLogged(
    'mvn',
    ['-B', '-q', `-Dmaven.repo.local=${repository}`, 'dependency:get', `-Dartifact=${artifact}`, '-Dtransitive=false'],
    log,
  );
  const name = `keycloak-quarkus-dist-${version}.zip`;
  const zip = join(repository, 'org', 'keycloak', 'keycloak-quarkus-dist', version, name);
  const scratch = `${keycloakHome}.${String(process.pid)}`;
  mkdirSync(scratch, { recursive: true });
  await runLogged('python3', ['-m', 'zipfile', '-e', zip, scratch], log);
  const unpacked = join(scratch, `keycloak-${version}`);
  const program = join(unpacked, 'bin', 'kc.sh');
  chmodSync(program, 0o755);
  await runLogged(program, ['build', '--db=dev-file', '--health-enabled=true'], log);
  settle(unpacked, keycloakHome);
  rmSync(scratch, { recursive: true, force: true });
}
