import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ServerCertificate } from '../certificates/authority.ts';
import { freePort } from '../ports.ts';
import { keycloakHome } from '../provision/keycloak.ts';
import type { ServerHandle, ServerOptions } from './server.ts';
import { portOrFree, serverEnvironment, startServer } from './server.ts';

export interface KeycloakOptions extends ServerOptions {
  /**
   * Realm files to import; a `${NAME}` in them is replaced from `environment`, and KEYCLOAK_PUBLIC_URL and
   * KEYCLOAK_INTERNAL_URL by the address of this server.
   */
  readonly realmFiles: readonly string[];
}

/**
 * Starts a Keycloak with its database in the folder and the realms imported.
 *
 * When the realm files or their variables changed since the last start, the database is made anew from them:
 * it holds nothing that doesn't come from these files. User ids are fixed in the files, so they survive that.
 * Listens on the loopback address only.
 */
export async function startKeycloak(options: KeycloakOptions): Promise<ServerHandle> {
  const port = await portOrFree(options.port);
  const managementPort = await freePort();
  const scheme = options.certificate === undefined ? 'http' : 'https';
  const url = `${scheme}://127.0.0.1:${String(port)}`;
  const home = join(options.directory, 'keycloak');
  prepareHome(home, options, url);
  return startServer({
    url,
    port,
    command: {
      name: 'keycloak',
      command: join(home, 'bin', 'kc.sh'),
      arguments: ['start', '--optimized', '--import-realm'],
      environment: serverEnvironment(options, {
        ...settings(home, url, managementPort),
        ...listener(port, options.certificate),
      }),
      workingDirectory: home,
      logFile: join(options.directory, 'log', 'keycloak.log'),
    },
    check: () => checkHealth(`http://127.0.0.1:${String(managementPort)}/health/ready`),
    readyWithinMs: 300_000,
  });
}

/** One attempt to read the realm's discovery document; throws when it isn't there. */
export async function checkKeycloak(url: string, realm: string): Promise<void> {
  await checkHealth(`${url}/realms/${realm}/.well-known/openid-configuration`);
}

async function checkHealth(address: string): Promise<void> {
  const response = await fetch(address, { signal: AbortSignal.timeout(3000) });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address} answers ${String(response.status)}`);
}

function settings(home: string, url: string, managementPort: number): Record<string, string> {
  return {
    KEYCLOAK_PUBLIC_URL: url,
    KEYCLOAK_INTERNAL_URL: url,
    KC_CACHE: 'local',
    KC_HOSTNAME: url,
    KC_HTTP_HOST: '127.0.0.1',
    KC_HTTP_MANAGEMENT_SCHEME: 'http',
    KC_HTTP_MANAGEMENT_PORT: String(managementPort),
    KC_DB_URL: `jdbc:h2:file:${join(home, 'database', 'keycloak')};NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE`,
    JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
    JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1',
  };
}

function listener(port: number, certificate: ServerCertificate | undefined): Record<string, string> {
  if (certificate === undefined) return { KC_HTTP_ENABLED: 'true', KC_HTTP_PORT: String(port) };
  return {
    KC_HTTP_ENABLED: 'false',
    KC_HTTPS_PORT: String(port),
    KC_HTTPS_CERTIFICATE_FILE: certificate.certificateFile,
    KC_HTTPS_CERTIFICATE_KEY_FILE: certificate.keyFile,
  };
}

// Keycloak reads realm files from, and writes scratch files to, `data` in its home. A home per run, made of links to
// the installed program, lets several run from one installation.
function prepareHome(home: string, options: KeycloakOptions, url: string): void {
  mkdirSync(home, { recursive: true });
  for (const part of ['lib', 'conf', 'providers', 'themes']) {
    rmSync(join(home, part), { force: true });
    symlinkSync(join(keycloakHome, part), join(home, part));
  }
  cpSync(join(keycloakHome, 'bin'), join(home, 'bin'), { recursive: true });
  forgetWhenChanged(home, fingerprint(options, url));
  const imports = join(home, 'data', 'import');
  rmSync(imports, { recursive: true, force: true });
  mkdirSync(imports, { recursive: true });
  for (const file of options.realmFiles) cpSync(file, join(imports, basename(file)));
}

function forgetWhenChanged(home: string, print: string): void {
  const stamp = join(home, 'imported');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
  rmSync(join(home, 'database'), { recursive: true, force: true });
  writeFileSync(stamp, print);
}

// The address stands in the imported realms.
function fingerprint(options: KeycloakOptions, url: string): string {
  const hash = createHash('sha256').update(JSON.stringify([url, options.environment ?? {}]));
  for (const file of options.realmFiles) hash.update(readFileSync(file));
  return hash.digest('hex');
}
