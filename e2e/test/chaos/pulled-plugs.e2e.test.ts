import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sharedKeycloak, startStack, type Stack } from '@veilighuis/infra';
import { Api, poll } from '@veilighuis/testing';
import { planMonth } from '../month/expectation.ts';
import { endState, expectedEndState, playMonth, type EndState } from '../month/play-month.ts';
import { addresses } from '../support/platform.ts';
import { leftovers } from './leftovers.ts';
import { pullPlugs, type Pulled } from './pull-plugs.ts';

const SEED = 20_261;
const BROKER_RESTARTS = 2;
const plan = planMonth(100, SEED);
const directory = join(dirname(addresses.logDirectory), 'pulled-plugs');

describe('The same month while plugs are pulled', { timeout: 500_000 }, () => {
  const expected = expectedEndState(plan);
  let stack: Stack;
  let pulled: Pulled;
  let found: EndState;

  before(async () => {
    stack = await startStack({
      directory,
      ...sharedKeycloak(),
      // Shorter pauses than in life, so that what failed is tried again within this test.
      env: { RETRY_DELAYS_MS: '250,500,1000,2000,4000,8000,8000,8000,8000' },
    });
    const api = new Api(stack.urls.gateway, { attempts: 200, longestWaitMs: 750 });
    const puller = pullPlugs(stack, SEED, BROKER_RESTARTS);
    const played = await playMonth(api, plan).finally(async () => {
      pulled = await puller.stop();
    });
    found = await endState(played.act, played.placed, played.references);
  });
  after(async () => {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('plugs were pulled: each service, and the broker', (test) => {
    test.diagnostic(JSON.stringify({ kills: Object.fromEntries(pulled.kills), broker: pulled.brokerRestarts }));
    assert.equal(pulled.kills.size, 4);
    assert.equal(pulled.brokerRestarts, BROKER_RESTARTS);
  });

  it('every report is accounted for, once', () => {
    assert.equal(found.reports, plan.reports.length);
  });

  it('the end is that of a calm month: client systems, levels, decisions, one trajectory each, closed', () => {
    assert.deepEqual(found, expected);
  });

  it('nothing was given up, nothing waits, every event was published', async () => {
    const left = await poll(
      () => leftovers(stack.urls),
      (counts) => Object.keys(counts).length === 0,
      30_000,
    );
    assert.deepEqual(left, {});
  });
});
