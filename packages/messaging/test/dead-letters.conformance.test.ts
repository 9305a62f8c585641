import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeadLetters, queues } from '../src/index.ts';
import { dlq } from '../src/commands/dlq.ts';
import { brokerUrl } from './support/broker.ts';
import { eventually } from './support/eventually.ts';
import { envelope, newNames, Rig } from './support/rig.ts';

/** A service that gave up on two events and on one message that is no event. */
async function withDeadLetters(rig: Rig) {
  const { service, event } = newNames();
  let failing = true;
  const handled: string[] = [];
  await rig.consume(
    {
      events: {
        [event.type]: ({ id }, { attempt }) => {
          if (failing) throw new RangeError('Jan Peeters');
          handled.push(`${id} ${attempt}`);
        },
      },
    },
    { service, events: [event], ladder: [] },
  );
  const publisher = await rig.publisher();
  const first = envelope(event.type, 1, { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` });
  const second = envelope(event.type, 2);
  await publisher.publish(first);
  await publisher.publish(second);
  const door = await rig.backdoor();
  door.send(queues.events(service), '{"name": "Jan Peeters"');
  await eventually('all given up', async () => (await door.depth(queues.dead(service))) === 3);
  const letters = new DeadLetters({ connection: rig.connection(), service, logger: rig.logger });
  const mend = () => (failing = false);
  const dead = () => door.depth(queues.dead(service));
  return { service, event, first, second, letters, handled, mend, dead };
}

describe('dead letters', () => {
  it('list shows id, type, reason, attempts and times of each, and leaves them where they are', async () => {
    await using rig = new Rig();
    const { event, first, second, letters, dead } = await withDeadLetters(rig);
    // Often enough that the broker's own delivery limit, 20 where it has one, would strike.
    for (let time = 0; time < 25; time += 1) await letters.list();
    const found = await letters.list();
    const byId = new Map(found.map((letter) => [letter.id, letter]));
    for (const { id } of [first, second]) {
      const letter = byId.get(id);
      assert.ok(letter);
      assert.equal(letter.type, event.type);
      assert.equal(letter.reason, 'attempts-exhausted');
      assert.equal(letter.error, 'RangeError');
      assert.equal(letter.attempts, 1);
      assert.ok(Date.parse(letter.firstFailedAt ?? '') <= Date.parse(letter.deadAt ?? ''));
    }
    const foreign = found.find(({ reason }) => reason === 'unparsable');
    assert.match(foreign?.id ?? '', /^sha256-[0-9a-f]{16}$/);
    assert.equal(found.length, 3);
    assert.equal((await letters.list(1)).length, 1);
    await eventually('still there', async () => (await dead()) === 3);
    assert.doesNotMatch(JSON.stringify(found), /Peeters/);
  });

  it('show tells aggregate and trace of one', async () => {
    await using rig = new Rig();
    const { first, letters } = await withDeadLetters(rig);
    const detail = await letters.show(first.id);
    assert.ok(detail);
    assert.equal(detail.subject, first.subject);
    assert.equal(detail.sequence, 1);
    assert.equal(detail.traceId, 'a'.repeat(32));
    assert.equal(await letters.show('nothing-like-it'), undefined);
  });

  it('replay puts one back in the queue of its consumer with the attempts reset, the others stay', async () => {
    await using rig = new Rig();
    const { first, letters, handled, mend, dead } = await withDeadLetters(rig);
    mend();
    assert.equal(await letters.replay([first.id]), 1);
    await eventually('handled', () => handled.length === 1);
    assert.deepEqual(handled, [`${first.id} 1`]);
    await eventually('the others stay', async () => (await dead()) === 2);
    assert.equal(await letters.replay(['nothing-like-it']), 0);
  });

  it('replay of everything takes what is there once, also when it fails again', async () => {
    await using rig = new Rig();
    const { letters, dead } = await withDeadLetters(rig);
    assert.equal(await letters.replay('all'), 3);
    await eventually('dead once more', async () => (await dead()) === 3);
  });

  it('replay to a queue that is gone fails, and loses nothing', async () => {
    await using rig = new Rig();
    const { service, letters, dead } = await withDeadLetters(rig);
    const other = new DeadLetters({ connection: rig.connection(), service: `${service}x`, logger: rig.logger });
    await assert.rejects(other.list());
    const door = await rig.backdoor();
    // A dead-letter queue without the queue that it came from.
    await door.channel.assertQueue(queues.dead(`${service}y`), { arguments: { 'x-queue-type': 'quorum' } });
    door.send(queues.dead(`${service}y`), 'left over');
    await eventually('there', async () => (await door.depth(queues.dead(`${service}y`))) === 1);
    const orphan = new DeadLetters({ connection: rig.connection(), service: `${service}y`, logger: rig.logger });
    await assert.rejects(orphan.replay('all'));
    await eventually('not lost', async () => (await door.depth(queues.dead(`${service}y`))) === 1);
    await door.channel.deleteQueue(queues.dead(`${service}y`));
    assert.equal(await dead(), 3);
    assert.equal((await letters.list()).length, 3);
  });

  it('drop removes for good what was named', async () => {
    await using rig = new Rig();
    const { first, letters, dead } = await withDeadLetters(rig);
    assert.equal(await letters.drop([first.id]), 1);
    await eventually('two stay', async () => (await dead()) === 2);
    assert.equal(await letters.drop('all'), 2);
    assert.equal(await dead(), 0);
  });

  it('the command lists, shows, replays and drops, and never prints content', async () => {
    await using rig = new Rig();
    const { service, first, second, handled, mend, dead } = await withDeadLetters(rig);
    const run = async (...args: string[]) => {
      let printed = '';
      const code = await dlq(args, brokerUrl, (text) => (printed += text));
      assert.doesNotMatch(printed, /Peeters/);
      return { code, printed };
    };
    const list = await run('list', '--service', service);
    assert.equal(list.code, 0);
    assert.match(
      list.printed,
      new RegExp(`^id +type +reason[^]*${first.id} +\\S+ +attempts-exhausted +RangeError +1 `),
    );
    assert.match((await run('show', '--service', service, '--id', first.id)).printed, new RegExp(first.subject));
    mend();
    assert.deepEqual(await run('replay', '--service', service, '--id', first.id, '--id', second.id), {
      code: 0,
      printed: '2 put back.\n',
    });
    await eventually('both handled', () => handled.length === 2);
    assert.deepEqual(await run('drop', '--service', service, '--all'), { code: 0, printed: '1 removed.\n' });
    assert.equal(await dead(), 0);
    assert.deepEqual(await run('list', '--service', service), { code: 0, printed: 'No dead letters.\n' });
    assert.equal((await run('show', '--service', service, '--id', first.id)).code, 1);
  });

  it('the command refuses what it does not understand, and never takes everything without being told to', async () => {
    const wrong = [
      [],
      ['list'],
      ['drop', '--service', 'intake'],
      ['replay', '--service', 'intake', '--all', '--id', 'x'],
      ['list', '--wrong'],
    ];
    for (const args of wrong) assert.equal(await dlq(args, brokerUrl, () => undefined), 2, args.join(' '));
    assert.equal(await dlq(['list', '--service', 'intake'], undefined, () => undefined), 2);
  });
});
