import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';

const repository = join(import.meta.dirname, '../../..');
const fixtures = join(repository, 'infra/architecture/fixtures');
const configuration = createRequire(import.meta.url)(join(repository, '.dependency-cruiser.cjs')) as IConfiguration;
const rules = (configuration.forbidden ?? []).map((rule) => rule.name ?? '');

/** Rules that the tree below `fixture` breaks, each as `rule: file`. */
async function brokenIn(fixture: string): Promise<string[]> {
  const { enhancedResolveOptions, tsConfig: _, ...options } = configuration.options ?? {};
  const folders = ['packages', 'services', 'gateway'].filter((name) => existsSync(join(fixtures, fixture, name)));
  const { output } = await cruise(
    folders,
    {
      ...options,
      ruleSet: { forbidden: configuration.forbidden ?? [] },
      validate: true,
      baseDir: join(fixtures, fixture),
    },
    enhancedResolveOptions,
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${basename(from)}`);
}

describe('the rules of the architecture', () => {
  for (const rule of rules) {
    it(`${rule}: code that breaks it is caught`, async () => {
      const caught = (await brokenIn(rule)).filter((violation) => violation.startsWith(`${rule}: `));
      assert.notDeepEqual(caught, []);
    });
  }

  it('catch in the domain an adapter, the framework and input or output alike', async () => {
    assert.deepEqual((await brokenIn('domain-imports-nothing-outward')).sort(), [
      'domain-imports-nothing-outward: clock.ts',
      'domain-imports-nothing-outward: framework.ts',
      'domain-imports-nothing-outward: report.ts',
    ]);
  });

  it('let allowed code pass (negative control)', async () => {
    assert.deepEqual(await brokenIn('allowed'), []);
  });

  it('have a fixture each, and no fixture is left without its rule', () => {
    assert.deepEqual(readdirSync(fixtures).sort(), ['allowed', ...rules].sort());
  });
});
