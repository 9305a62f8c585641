import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { createLogger, NestLogger, startTelemetry, withSpan } from '../src/index.ts';
import { canaries, canariesIn, Lines } from './canary.ts';

const reportId = '018f3f5e-8d3b-7c3a-9b1a-3f2f6f0a1b2c';

function loggerWithLines() {
  const lines = new Lines();
  return { lines, logger: createLogger('intake', { level: 'debug', destination: lines }) };
}

describe('the logger', () => {
  before(() => startTelemetry({ service: 'intake' }));

  it('writes one JSON line with service, event, level, moment and fields', () => {
    const { lines, logger } = loggerWithLines();
    logger.info('report-registered', { reportId });
    const { time, ...rest } = lines.last;
    assert.deepEqual(rest, { level: 'info', service: 'intake', event: 'report-registered', reportId });
    assert.match(String(time), /^\d{4}-.*Z$/);
  });

  it('writes the trace and span identifiers of the active span', async () => {
    const { lines, logger } = loggerWithLines();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await withSpan(
      'register',
      () => {
        logger.info('report-registered');
      },
      { traceparent },
    );
    assert.equal(lines.last.trace_id, '0af7651916cd43dd8448eb211c80319c');
    assert.match(String(lines.last.span_id), /^[0-9a-f]{16}$/);
    assert.notEqual(lines.last.span_id, 'b7ad6b7169203331');
  });

  it('R39: drops forbidden fields and says how many', () => {
    const { lines, logger } = loggerWithLines();
    logger.warn('report-refused', { ...canaries, reportId: canaries.nationalNumber, reason: canaries.address });
    assert.deepEqual(canariesIn(lines.text), []);
    assert.equal(lines.last.dropped, Object.keys(canaries).length + 2);
  });

  it('R39: writes no event that is built from data', () => {
    const { lines, logger } = loggerWithLines();
    logger.info(`report of ${canaries.name}`);
    logger.info(canaries.pvNumberOneWord.toLowerCase());
    assert.deepEqual(canariesIn(lines.text.toUpperCase()), []);
    assert.equal(lines.last.event, 'unnamed-event');
  });

  it('R39: tells kind, codes and place of an error, never its message', () => {
    const { lines, logger } = loggerWithLines();
    const trick = `${canaries.name}\n    at ${canaries.oneName} (/services/${canaries.oneName}.ts:1:1)`;
    const error = Object.assign(new TypeError(trick, { cause: new Error(canaries.mail) }), { code: 'ECONNREFUSED' });
    logger.error('relay-failed', { error });
    assert.deepEqual(canariesIn(lines.text), []);
    const written = lines.last.error as { errorName: string; errorCode: string; frames: string[] };
    assert.equal(written.errorName, 'TypeError');
    assert.equal(written.errorCode, 'ECONNREFUSED');
    assert.match(written.frames[0] ?? '', /^packages\/telemetry\/dist\/test\/logger\.test\.js:\d+:\d+$/);
  });

  it('R39: something thrown that is no error is told by its type only', () => {
    const { lines, logger } = loggerWithLines();
    logger.error('relay-failed', { error: canaries.name });
    assert.deepEqual(lines.last.error, { errorName: 'thrown-string', frames: [] });
  });

  it('tells the code of a problem', () => {
    const { lines, logger } = loggerWithLines();
    logger.error('refused', { error: Object.assign(new Error('x'), { problem: { code: 'not-found' } }) });
    assert.equal((lines.last.error as { problemCode: string }).problemCode, 'not-found');
  });
});

describe('the logger for Nest', () => {
  it('R39: keeps who spoke and the kind of error, not the text', () => {
    const { lines, logger } = loggerWithLines();
    const wiring: string[] = [];
    const nest = new NestLogger(logger, { write: (text) => wiring.push(text) });
    nest.log(`Mapped {/persons/${canaries.name}, GET} route`, 'RouterExplorer');
    nest.error(new Error(canaries.name), 'ExceptionsHandler');
    nest.error(canaries.name, `Error: ${canaries.name}\n at x`, 'ExceptionsHandler');
    assert.deepEqual(canariesIn(lines.text + wiring.join('')), []);
    assert.equal(lines.last.context, 'ExceptionsHandler');
  });

  it('prints why the wiring failed', () => {
    const wiring: string[] = [];
    const nest = new NestLogger(loggerWithLines().logger, { write: (text) => wiring.push(text) });
    nest.error(new Error("Nest can't resolve dependencies of the X (?)"), 'ExceptionHandler');
    assert.deepEqual(wiring, ["Nest can't resolve dependencies of the X (?)\n"]);
  });
});
