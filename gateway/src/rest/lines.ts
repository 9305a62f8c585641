import { ProblemError } from '@veilighuis/contracts';

/** A line of the stream, or why it can't be taken. */
export type Line =
  { readonly number: number; readonly text: string } | { readonly number: number; readonly tooLong: true };

/**
 * Splits a byte stream into lines, one at a time: memory holds one line and one chunk, whatever the length of the stream.
 * Works on bytes, so that a character cut by a chunk border stays whole. A line over the limit is reported and skipped.
 */
export async function* lines(stream: AsyncIterable<Buffer>, limitBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (): Line => {
    const line: Line = length > limitBytes ? { number, tooLong: true } : { number, text: decode(Buffer.concat(parts)) };
    parts = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield take();

  function add(part: Buffer): void {
    length += part.length;
    if (length <= limitBytes) parts.push(part);
    else parts = [];
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return '\u0000'; // Never valid JSON: the line is refused as malformed, its neighbours go on.
  }
}

/** Parses one line as a JSON object. @throws ProblemError `malformed-request` or `too-large` */
export function parseLine(line: Line): Record<string, unknown> {
  if ('tooLong' in line) throw new ProblemError('too-large');
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    throw new ProblemError('malformed-request', { detail: 'The line is not valid JSON.' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ProblemError('malformed-request', { detail: 'The line must be a JSON object.' });
  }
  return value as Record<string, unknown>;
}
