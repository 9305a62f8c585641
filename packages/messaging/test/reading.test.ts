import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message } from 'amqplib';
import fc from 'fast-check';
import { deadLetterDetailOf } from '../src/dead-letters/dead-letter.ts';
import { errorCode, PoisonMessageError } from '../src/errors.ts';
import { decode } from '../src/strategy/verdict.ts';
import { forwardedProperties } from '../src/wire.ts';
import { envelope, newNames } from './support/rig.ts';

const { event } = newNames();
const definitions = new Map<string, typeof event>([[event.type, event]]);

/** A message as anyone with access to the broker could write it. */
const foreignMessage = fc
  .record({
    content: fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => Buffer.from(text)),
    ),
    headers: fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('x-vh-attempt', 'x-vh-reason', 'traceparent')),
      fc.jsonValue(),
    ),
    messageId: fc.oneof(fc.string(), fc.constant(undefined)),
    type: fc.oneof(fc.string(), fc.constant(undefined)),
    contentType: fc.oneof(fc.string(), fc.constant(undefined)),
  })
  .map(
    ({ content, ...properties }) => ({ content: Buffer.from(content), fields: {}, properties }) as unknown as Message,
  );

describe('reading what others wrote', () => {
  it('no message makes the reader throw, and none but a valid one reaches a handler', () => {
    fc.assert(fc.property(foreignMessage, (message) => decode(message, definitions, 10_000).kind === 'dead'));
    const good = { content: Buffer.from(JSON.stringify(envelope(event.type, 1))) } as Message;
    assert.equal(decode(good, definitions, 10_000).kind, 'event', 'control');
  });

  it('R39: what is shown of a dead letter is one word of code or a moment, whatever was written in its headers', () => {
    fc.assert(
      fc.property(foreignMessage, (message) => {
        for (const value of Object.values(deadLetterDetailOf(message))) {
          assert.match(String(value), /^[A-Za-z0-9_.:/-]*$/);
        }
      }),
    );
  });

  it('only our own headers go along to the next queue', () => {
    fc.assert(
      fc.property(foreignMessage, (message) => {
        const headers: unknown = forwardedProperties(message, { attempt: 2 }).headers;
        assert.ok(Object.keys(headers as object).every((name) => name === 'traceparent' || name === 'x-vh-attempt'));
      }),
    );
  });

  it('R39: of an error only one word of code is kept, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, message) => {
        const error = Object.assign(new Error(message), { name });
        assert.match(errorCode(error), /^[A-Za-z][A-Za-z0-9-]*$/);
        assert.match(new PoisonMessageError(message).reason, /^[a-z][a-z0-9-]*$/);
      }),
    );
    assert.equal(errorCode('thrown text'), 'unknown');
  });
});
