import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../src/paths.ts';
import { processList } from '../src/stack/process-list.ts';
import { makeSecrets } from '../src/stack/secrets.ts';
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
      new Map(processList.map(({ name, workspace }) => [name, workspace])),
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
        const known = source.startsWith('./') ? existsSync(join(repositoryRoot, source)) : source in compose.volumes;
        assert.ok(known, `${volume} leads nowhere`);
      }
    }
  });

  it('asks only for secrets that containers:secrets makes', () => {
    const text = readFileSync(join(repositoryRoot, 'docker-compose.yml'), 'utf8');
    const asked = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    const made = new Set([...Object.keys(makeSecrets()), 'BROKER_PASSWORD']);
    assert.deepEqual(
      [...asked].filter((name) => name === undefined || !made.has(name)),
      [],
    );
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
