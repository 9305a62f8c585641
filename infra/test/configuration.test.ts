import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { configurationDocument } from '../src/configuration/document.ts';
import { configurationFaults, configurationTable } from '../src/configuration/table.ts';
import { repositoryRoot } from '../src/paths.ts';
import { processConfiguration } from '../src/stack/environment.ts';
import { processList } from '../src/stack/process-list.ts';
import { makeSecrets } from '../src/stack/secrets.ts';
import { composeFile } from './compose-file.ts';

const table = await configurationTable();
const addresses = { broker: 'amqp://b', database: 'mongodb://d', keycloak: 'http://k', gateway: 'http://g' };

describe('one configuration table', () => {
  it('knows every process of the platform and no other', () => {
    const named = new Set(table.flatMap((variable) => variable.processes));
    assert.deepEqual([...named].sort(), processList.map(({ name }) => name).sort());
  });

  for (const { name } of processList) {
    it(`${name}: the local start gives what the table asks for, and nothing else`, () => {
      const given = Object.keys(processConfiguration(name, 1, addresses, makeSecrets()));
      assert.deepEqual(configurationFaults(table, name, given), []);
    });

    it(`${name}: the containers give what the table asks for, and nothing else`, () => {
      const given = Object.keys(composeFile().services[name]?.environment ?? {});
      assert.deepEqual(configurationFaults(table, name, given), []);
    });
  }

  it('is what docs/operations/configuration.md says', () => {
    const document = readFileSync(join(repositoryRoot, 'docs', 'operations', 'configuration.md'), 'utf8');
    assert.equal(document, configurationDocument(table), 'run: npm run generate');
  });

  it('the check notices a variable that nobody reads, and one that is missing', () => {
    const small = [{ name: 'NEEDED', description: '', processes: ['intake'] }];
    assert.deepEqual(configurationFaults(small, 'intake', ['STRANGE']), [
      'intake does not read STRANGE',
      'intake is not given NEEDED',
    ]);
  });

  it('the check takes a file for a secret only', () => {
    const small = [
      { name: 'KEY', description: '', secret: true as const, processes: ['intake'] },
      { name: 'OPEN', description: '', default: '', processes: ['intake'] },
    ];
    assert.deepEqual(configurationFaults(small, 'intake', ['KEY_FILE']), []);
    assert.deepEqual(configurationFaults(small, 'intake', ['KEY', 'OPEN_FILE']), ['intake does not read OPEN_FILE']);
  });
});
