import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Controller, Injectable, Module, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ProblemError, type EventEnvelope } from '@veilighuis/contracts';
import {
  HandlesEvent,
  HandlesOperation,
  PoisonMessageError,
  queues,
  RabbitStrategy,
  RethrowFilter,
  type EventContext,
  type MessageContext,
} from '../src/index.ts';
import { eventually } from './support/eventually.ts';
import { envelope, LADDER, meta, newNames, operationOf, Rig } from './support/rig.ts';

/** An ordinary Nest service with an event and an operation. */
function serviceOf({
  event,
  operation,
}: {
  event: ReturnType<typeof newNames>['event'];
  operation: ReturnType<typeof operationOf>;
}) {
  const seen: string[] = [];

  @Injectable()
  class OnlyWithToken implements CanActivate {
    canActivate(execution: ExecutionContext): boolean {
      const context = execution.switchToRpc().getContext<MessageContext>();
      if (context.kind === 'operation' && context.meta.token !== 'token') throw new ProblemError('not-signed-in');
      return true;
    }
  }

  @Controller()
  class ThingController {
    @HandlesEvent(event)
    onThing({ data }: EventEnvelope<{ n: number }>, { kind, attempt }: EventContext): void {
      seen.push(`${data.n} ${kind} ${attempt}`);
      if (data.n === 0) throw new PoisonMessageError('erased');
      if (data.n === 1 && attempt === 1) throw new Error('fails once');
    }

    @UseGuards(OnlyWithToken)
    @HandlesOperation(operation)
    double(input: unknown): { doubled: number } {
      const { n } = operation.input.parse(input);
      if (n < 0) throw new ProblemError('invalid-input');
      return { doubled: 2 * n };
    }
  }

  @Module({ controllers: [ThingController] })
  class ThingModule {}

  return { module: ThingModule, seen };
}

async function start(rig: Rig, filtered: boolean) {
  const { service, event } = newNames();
  const operation = operationOf(service);
  const { module, seen } = serviceOf({ event, operation });
  // Takes the queues down at the end.
  rig.strategy({}, { service, events: [] });
  const strategy = new RabbitStrategy({ url: rig.url, service, logger: rig.logger, events: [event], ladder: LADDER });
  const app = await NestFactory.createMicroservice(module, { strategy, logger: false });
  if (filtered) app.useGlobalFilters(new RethrowFilter());
  await app.listen();
  rig.onEnd(() => app.close());
  await eventually('ready', () => strategy.health().ready);
  return { service, event, operation, seen };
}

describe('as a Nest transport', () => {
  it('ordinary controllers get payload and context; their errors reach the strategy as they are', async () => {
    await using rig = new Rig();
    const { service, event, operation, seen } = await start(rig, true);
    const publisher = await rig.publisher();
    for (const n of [0, 1, 2]) await publisher.publish(envelope(event.type, n));
    await eventually('all handled', () => seen.includes('1 event 2'));
    assert.deepEqual(seen.toSorted(), ['0 event 1', '1 event 1', '1 event 2', '2 event 1']);
    const door = await rig.backdoor();
    await eventually('poison at once', async () => (await door.depth(queues.dead(service))) === 1);
    assert.equal((await door.peek(queues.dead(service)))[0]?.headers['x-vh-error'], 'erased');

    const client = await rig.client();
    assert.deepEqual(await client.call(operation, { n: 2 }, meta), { doubled: 4 });
    const code = (error: unknown) => (error as ProblemError).problem.code;
    await assert.rejects(client.call(operation, { n: -1 }, meta), (error) => code(error) === 'invalid-input');
    await assert.rejects(
      client.call(operation, { n: 2 }, { ...meta, token: 'none' }),
      (error) => code(error) === 'not-signed-in',
    );
  });

  it('control: without the filter Nest hides what kind of error it was', async () => {
    await using rig = new Rig();
    const { operation } = await start(rig, false);
    const client = await rig.client();
    await assert.rejects(
      client.call(operation, { n: -1 }, meta),
      (error) => (error as ProblemError).problem.code === 'internal-error',
    );
  });
});
