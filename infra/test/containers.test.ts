import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { configurationTable } from '../src/configuration/table.ts';
import { makeContainerFiles } from '../src/containers/container-files.ts';
import { repositoryRoot } from '../src/paths.ts';
import { processList } from '../src/stack/process-list.ts';
import { workspaces } from '../src/test-run/test-files.ts';
import { composeFile } from './compose-file.ts';

const compose = composeFile();
const dockerfile = readFileSync(join(repositoryRoot, 'Dockerfile'), 'utf8');

describe('containers', () => {
  it('has a container for every process of the platform, built from its workspace', () => {
    const built = Object.entries(compose.services).flatMap(([name, { build }]) =>
      build === undefined ? [] : [[name, build.args.WORKSPACE]],
    );
    assert.deepEqual(
      new Map(built as [string, string][]),
      new Map([['accounts', 'infra'], ...processList.map(({ name, workspace }) => [name, workspace] as const)]),
    );
  });

  it('starts a container only after what it needs is healthy, and everything waited for has a health check', () => {
    const waitedFor = new Set(Object.values(compose.services).flatMap((service) => Object.keys(service.depends_on)));
    for (const name of waitedFor) {
      const service = compose.services[name];
      assert.ok(service, `${name} is waited for but not there`);
      assert.ok(service.healthcheck !== undefined || service.build !== undefined, `${name} has no health check`);
    }
  });

  it('publishes ports on this machine only', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports);
    assert.notEqual(ports.length, 0);
    for (const port of ports) assert.match(port, /^127\.0\.0\.1:/);
  });

  it('mounts only files that exist and volumes that are declared', () => {
    for (const { volumes } of Object.values(compose.services)) {
      for (const volume of volumes) {
        const source = volume.split(':')[0] ?? '';
        if (source.startsWith('./.containers/')) continue;
        const known = source.startsWith('./') ? existsSync(join(repositoryRoot, source)) : source in compose.volumes;
        assert.ok(known, `${volume} leads nowhere`);
      }
    }
  });

  it('runs processes in the image as another user than root, with a health check', () => {
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    assert.match(lastStage, /^USER node$/m);
    assert.match(lastStage, /^HEALTHCHECK /m);
  });

  it('copies the manifest of every workspace into the image before the packages are fetched', () => {
    for (const folder of workspaces(undefined)) {
      assert.ok(dockerfile.includes(`COPY ${folder}/package.json ${folder}/`), `${folder} is not copied`);
    }
  });
});

describe('what the containers read', () => {
  const parent = mkdtempSync(join(tmpdir(), 'containers-'));
  const directory = join(parent, 'made');
  const filesOf = (folder: string) => readdirSync(join(directory, folder)).sort();
  const read = (folder: string, name: string) => readFileSync(join(directory, folder, name), 'utf8');
  before(() => makeContainerFiles(directory));
  after(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  it('is in a folder that nobody else on the host can enter', () => {
    assert.equal(statSync(directory).mode & 0o777, 0o700);
  });

  it('is kept when it is there already: the data are encrypted with it', async () => {
    const key = read('intake', 'KEY_ENCRYPTION_KEYS');
    assert.equal(await makeContainerFiles(directory), false);
    assert.equal(read('intake', 'KEY_ENCRYPTION_KEYS'), key);
  });

  it('gives each process its own secrets, all of them, and those of no other', async () => {
    const table = await configurationTable();
    const seen = new Set<string>();
    for (const { name } of processList) {
      const secret = table.filter((variable) => variable.secret === true && variable.processes.includes(name));
      assert.deepEqual(filesOf(name), [...secret.map((variable) => variable.name), 'ca.crt'].sort(), name);
      for (const file of filesOf(name).filter((other) => other !== 'ca.crt')) {
        assert.ok(!seen.has(read(name, file)), `${name} shares ${file}`);
        seen.add(read(name, file));
      }
    }
  });

  it('is mounted by the container that it is for, and by no other', () => {
    const mounted = Object.entries(compose.services).flatMap(([name, { volumes }]) =>
      volumes
        .filter((volume) => volume.startsWith('./.containers/'))
        .map((volume) => [name, volume.split(':')[0] ?? '']),
    );
    for (const [name, source] of mounted) {
      const folder = source?.slice('./.containers/'.length) ?? '';
      assert.ok(folder === name || folder === `${name ?? ''}-secrets`, `${name ?? ''} mounts ${folder}`);
      assert.ok(existsSync(join(directory, folder)), `${folder} isn't made`);
    }
    assert.deepEqual(
      mounted.map(([, source]) => source?.slice('./.containers/'.length)).sort(),
      readdirSync(directory)
        .filter((folder) => folder !== 'authority')
        .sort(),
      'everything that is made is mounted once',
    );
  });

  it('holds every file that the compose file names in a variable or an argument', () => {
    for (const [name, { environment, command }] of Object.entries(compose.services)) {
      const named = [...Object.values(environment), ...command].flatMap(
        (text) => /\/run\/secrets\/(.+)$/.exec(text)?.[1] ?? [],
      );
      assert.deepEqual(
        named.filter((file) => !filesOf(name).includes(file)),
        [],
        name,
      );
    }
  });

  it('leaves no secret to a variable: each comes from a file', async () => {
    const secret = (await configurationTable()).filter((variable) => variable.secret === true).map(({ name }) => name);
    for (const { name } of processList) {
      const given = Object.keys(compose.services[name]?.environment ?? {});
      assert.deepEqual(
        given.filter((variable) => secret.includes(variable)),
        [],
        name,
      );
    }
  });

  it('makes every connection an encrypted one, to servers that the authority of the installation has certified', () => {
    for (const { name } of processList) {
      const environment = compose.services[name]?.environment ?? {};
      assert.match(read(name, 'BROKER_URL'), /^amqps:\/\/[\w-]+:[\w-]+@broker:5671$/);
      assert.match(read(name, 'MONGO_URL'), /[?&]tls=true/);
      assert.match(environment['KEYCLOAK_URL'] ?? '', /^https:/);
      assert.equal(environment['CA_FILE'], '/run/secrets/ca.crt');
    }
    for (const server of ['broker', 'database', 'keycloak']) {
      const authority = new X509Certificate(read(server, 'ca.crt'));
      const own = new X509Certificate(read(server, 'server.crt'));
      assert.ok(own.verify(authority.publicKey) && own.checkHost(server) === server, server);
    }
  });
});
