import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { organisations } from '../src/keycloak/organisations.ts';
import { repositoryRoot } from '../src/paths.ts';

describe('organisations of the demo', () => {
  it('are known to intake under the same alias, name, category and zones (R23)', () => {
    const file = join(repositoryRoot, 'services', 'intake', 'data', 'organisations.json');
    const known = (JSON.parse(readFileSync(file, 'utf8')) as { organisations: unknown }).organisations;
    assert.deepEqual(
      known,
      organisations.map(({ alias, name, category, zones }) => ({ alias, name, category, zones })),
    );
  });
});
