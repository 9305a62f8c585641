import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { combine } from '../src/health-server.ts';
import { logHealth } from '../src/log-health.ts';

describe('R31: readiness', () => {
  it('says so while the access log refuses lines', () => {
    const said = (refuses: boolean) => combine({ log: () => logHealth({ log: { refuses } }) });
    assert.deepEqual(said(true), { ready: false, reasons: ['log: refuses lines'] });
    assert.deepEqual(said(false), { ready: true, reasons: [] }, 'negative control');
  });
});
