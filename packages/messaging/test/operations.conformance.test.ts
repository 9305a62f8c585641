import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemError, type Problem } from '@veilighuis/contracts';
import { from } from 'rxjs';
import { z } from 'zod';
import { queues, type MessageContext } from '../src/index.ts';
import { brokerUrl } from './support/broker.ts';
import { eventually, gate } from './support/eventually.ts';
import { meta, newNames, operationOf, Rig, type OperationHandler } from './support/rig.ts';
import { startProxy } from './support/tcp-proxy.ts';

function problem(code: string, more: Partial<Problem> = {}) {
  return (error: unknown) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code);
    for (const [name, value] of Object.entries(more)) assert.deepEqual(error.problem[name as keyof Problem], value);
    return true;
  };
}

async function serve(rig: Rig, handler: OperationHandler) {
  const { service } = newNames();
  const operation = operationOf(service);
  const strategy = await rig.consume({ operations: { [operation.id]: handler } }, { service, events: [] });
  return { service, operation, strategy };
}

describe('operations', () => {
  it('answers with the output of a value, a promise or a stream, and hands over input and meta as they are', async () => {
    await using rig = new Rig();
    let context: MessageContext | undefined;
    const { operation } = await serve(rig, ({ n }, given) => {
      context = given;
      if (n === 1) return { doubled: 2 };
      return n === 2 ? Promise.resolve({ doubled: 4 }) : from([{ doubled: 0 }, { doubled: 2 * n }]);
    });
    const client = await rig.client();
    const full = { ...meta, idempotencyKey: 'key-1', expectedVersion: 7 };
    for (const n of [1, 2, 3]) assert.deepEqual(await client.call(operation, { n }, full), { doubled: 2 * n });
    assert.ok(context?.kind === 'operation');
    assert.deepEqual(context.meta, full);
    assert.equal(context.type, operation.id);
  });

  it('a refusal crosses the broker whole; of an unknown error nothing crosses but that there was one', async () => {
    await using rig = new Rig();
    const fields = [{ field: 'n', code: 'odd', message: 'Give an even number.' }];
    const { operation } = await serve(rig, ({ n }) => {
      if (n === 1) throw new ProblemError('version-conflict', { currentVersion: 3, detail: 'Changed.', fields });
      throw new TypeError('Jan Peeters is not a function');
    });
    const client = await rig.client();
    await assert.rejects(
      client.call(operation, { n: 1 }, meta),
      problem('version-conflict', { currentVersion: 3, detail: 'Changed.', fields, status: 412 }),
    );
    await assert.rejects(client.call(operation, { n: 2 }, meta), (error) => {
      problem('internal-error')(error);
      assert.doesNotMatch(JSON.stringify((error as ProblemError).problem), /Peeters|TypeError/);
      return true;
    });
    assert.ok(rig.logger.lines.some(({ event, level }) => event === 'operation-failed' && level === 'error'));
  });

  it('a service that has never run here: service-unavailable at once, not at the deadline', async () => {
    await using rig = new Rig();
    const client = await rig.client();
    const started = Date.now();
    const nowhere = operationOf(newNames().service);
    await assert.rejects(client.call(nowhere, { n: 1 }, meta, { deadlineMs: 20_000 }), problem('service-unavailable'));
    assert.ok(Date.now() - started < 5_000);
  });

  it('an operation that the service does not know: service-unavailable', async () => {
    await using rig = new Rig();
    const { operation } = await serve(rig, () => ({ doubled: 0 }));
    const client = await rig.client();
    const newer = { ...operation, id: `${operation.id}-newer` };
    await assert.rejects(client.call(newer, { n: 1 }, meta), problem('service-unavailable'));
  });

  it('deadline: the caller gets deadline-passed, and the handler sees its signal abort', async () => {
    await using rig = new Rig();
    const aborted = gate();
    const { operation } = await serve(rig, async (_, { signal }) => {
      signal.addEventListener('abort', aborted.open);
      await aborted.opened;
      return { doubled: 0 };
    });
    const client = await rig.client();
    await assert.rejects(client.call(operation, { n: 1 }, meta, { deadlineMs: 100 }), problem('deadline-passed'));
    await aborted.opened;
  });

  it('a request that nobody waits for any more is not begun', async () => {
    await using rig = new Rig();
    const hold = gate();
    const begun: number[] = [];
    const { service } = newNames();
    const operation = operationOf(service);
    await rig.consume(
      {
        operations: {
          [operation.id]: async ({ n }) => {
            begun.push(n);
            if (n === 0) await hold.opened;
            return { doubled: 2 * n };
          },
        },
      },
      { service, events: [], operationPrefetch: 1 },
    );
    const client = await rig.client();
    const first = client.call(operation, { n: 0 }, meta);
    await eventually('first at work', () => begun.length === 1);
    await assert.rejects(client.call(operation, { n: 1 }, meta, { deadlineMs: 50 }), problem('deadline-passed'));
    const door = await rig.backdoor();
    await eventually('thrown away by the broker', async () => (await door.depth(queues.operations(service))) === 0);
    hold.open();
    await first;
    assert.deepEqual(await client.call(operation, { n: 2 }, meta), { doubled: 4 });
    assert.deepEqual(begun, [0, 2]);

    // One that expired on its way into the process, where the broker no longer looks; and its control.
    const send = (n: number, deadline: number) =>
      door.channel.sendToQueue(queues.operations(service), Buffer.from(JSON.stringify({ input: { n }, meta })), {
        type: operation.id,
        headers: { 'x-vh-deadline': deadline },
      });
    send(3, Date.now() - 1);
    send(4, Date.now() + 60_000);
    await eventually('the one behind it is begun', () => begun.includes(4));
    assert.deepEqual(begun, [0, 2, 4]);
  });

  it('connection lost: calls under way fail with service-unavailable, later ones work again', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig();
    const hold = gate();
    const { operation } = await serve(rig, async ({ n }) => {
      if (n === 0) await hold.opened;
      return { doubled: 2 * n };
    });
    const client = await rig.client({ connection: rig.connection(proxy.url) });
    const calls = Array.from({ length: 20 }, () => client.call(operation, { n: 0 }, meta, { deadlineMs: 30_000 }));
    const failing = Promise.all(calls.map((call) => assert.rejects(call, problem('service-unavailable'))));
    await new Promise((resolve) => setTimeout(resolve, 50));
    proxy.cut();
    await failing;
    hold.open();
    await assert.rejects(client.call(operation, { n: 1 }, meta), problem('service-unavailable'));
    await client.ready(10_000);
    assert.deepEqual(await client.call(operation, { n: 1 }, meta), { doubled: 2 });
  });

  it('an answer that does not fit the schema of the caller is an internal error, told to the operators', async () => {
    await using rig = new Rig();
    const { operation } = await serve(rig, () => ({ doubled: 'two' }));
    const client = await rig.client();
    await assert.rejects(client.call(operation, { n: 1 }, meta), problem('internal-error'));
    assert.ok(rig.logger.events().includes('operation-output-drifted'));
    const lenient = { ...operation, output: z.unknown() };
    assert.deepEqual(await client.call(lenient, { n: 1 }, meta), { doubled: 'two' }, 'control: it did answer');
  });

  it('a request or an answer over the limit is refused, and the channel goes on', async () => {
    await using rig = new Rig();
    const { service } = newNames();
    const operation = { ...operationOf(service), output: z.unknown() };
    await rig.consume(
      { operations: { [operation.id]: ({ n }) => 'x'.repeat(n) } },
      { service, events: [], maxMessageBytes: 5_000 },
    );
    const client = await rig.client({ maxMessageBytes: 5_000 });
    const large = { ...meta, token: 'x'.repeat(6_000) };
    await assert.rejects(client.call(operation, { n: 1 }, large), problem('too-large'));
    await assert.rejects(client.call(operation, { n: 6_000 }, meta), problem('too-large'));
    assert.equal(await client.call(operation, { n: 3 }, meta), 'xxx');
  });

  it('thousands of calls at once each get their own answer', async () => {
    await using rig = new Rig();
    const { operation } = await serve(rig, ({ n }) => ({ doubled: 2 * n }));
    const client = await rig.client({ deadlineMs: 30_000 });
    const answers = await Promise.all(Array.from({ length: 3_000 }, (_, n) => client.call(operation, { n }, meta)));
    assert.ok(answers.every(({ doubled }, n) => doubled === 2 * n));
  });

  it('a request that is no request is refused, and the next one is answered', async () => {
    await using rig = new Rig();
    const { service, operation } = await serve(rig, ({ n }) => ({ doubled: 2 * n }));
    const door = await rig.backdoor();
    door.send(queues.operations(service), 'not json');
    door.channel.sendToQueue(queues.operations(service), Buffer.from('{"input":1}'), { type: operation.id });
    const client = await rig.client();
    assert.deepEqual(await client.call(operation, { n: 1 }, meta), { doubled: 2 });
    assert.equal(await door.depth(queues.operations(service)), 0);
  });
});
