import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAudit } from '../src/dependencies/audit.ts';
import { readLock, supplyChainFaults } from '../src/dependencies/supply-chain.ts';

const good = { license: 'MIT', integrity: 'sha512-x' };
const faultsOf = (name: string, entry: object) =>
  supplyChainFaults({ packages: { [`node_modules/a/node_modules/${name}`]: { ...good, ...entry } } });

describe('packages that the platform rests on', () => {
  it('have a licence that goes with ours, a digest, makers who keep them, and no script at installation', () => {
    assert.deepEqual(supplyChainFaults(readLock()), []);
  });

  it('the check looks at each of them (negative control)', () => {
    assert.ok(Object.keys(readLock().packages).length > 300);
    assert.deepEqual(faultsOf('b', {}), []);
    assert.deepEqual(faultsOf('b', { license: 'AGPL-3.0' }), ['b has licence AGPL-3.0']);
    assert.deepEqual(faultsOf('b', { license: undefined }), ['b has licence unknown']);
    assert.deepEqual(faultsOf('@c/b', { integrity: undefined }), ['@c/b has no digest in the lock file']);
    assert.deepEqual(faultsOf('b', { deprecated: 'use d' }), ['b is deprecated by its makers']);
    assert.deepEqual(faultsOf('b', { hasInstallScript: true }), ['b runs a script at installation']);
  });
});

describe('the audit of packages', () => {
  const report = (severity: string) =>
    JSON.stringify({ vulnerabilities: { b: { severity, via: [{ title: 'It reads too much' }, 'c'] } } });

  it('tells what is high or critical', () => {
    assert.deepEqual(readAudit('{"vulnerabilities":{}}'), []);
    assert.deepEqual(readAudit(report('low')), []);
    assert.deepEqual(readAudit(report('critical')), [
      { name: 'b', severity: 'critical', title: 'It reads too much; c' },
    ]);
  });

  it('never takes silence for a good answer', () => {
    assert.equal(readAudit(''), 'not-asked');
    assert.equal(readAudit('{"message":"405 Method Not Allowed","error":{}}'), 'not-asked');
  });
});
