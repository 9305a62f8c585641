import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { trajectoryAssigned } from '@veilighuis/contracts';
import { watchNotices } from '../../src/live/watch-notices.ts';
import { following, staff, told } from '../support/following.ts';
import type { Following } from '../support/following.ts';
import { liveServer } from '../support/live-server.ts';

describe('New notices, whichever process wrote them', () => {
  let gateway: Following;
  let live: Awaited<ReturnType<typeof liveServer>>;
  before(async () => {
    [gateway, live] = [await following(), await liveServer()];
  });
  after(async () => {
    await live.stop();
    await gateway.stop();
  });

  it('are told to who looks, once, and to nobody else', async () => {
    const [anna, bart] = [staff('case-director'), staff('case-director')];
    live.signIn('anna', anna);
    live.signIn('bart', bart);
    const [one, other] = [await live.follow('anna'), await live.follow('bart')];
    const stopping = new AbortController();
    const watching = watchNotices(gateway.own, live.audience, stopping.signal, 20);
    const data = { trajectoryId: randomUUID(), clientSystemId: randomUUID(), assigneeId: anna.subject };
    await gateway.events.assigned(told(trajectoryAssigned, data));
    await one.until('the notice', () => one.changes.length >= 1);
    await one.until('many looks', () => one.beats >= 10);
    stopping.abort();
    await watching;
    assert.deepEqual([one.changes, other.changes], [[{ kind: 'list', list: 'notices' }], []]);
  });
});
