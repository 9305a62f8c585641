import { ProblemError } from '@veilighuis/contracts';
import { z } from 'zod';

/**
 * A cursor holds the sort keys of the last row of a page: codes, dates and ids, never content.
 * It is opaque to callers and may change form.
 */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

const keysSchema = z
  .array(z.union([z.string().max(200), z.number()]))
  .min(1)
  .max(6);

/** @throws ProblemError `invalid-input` for a cursor that isn't one of ours */
export function decodeCursor(cursor: string): (string | number)[] {
  try {
    return keysSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new ProblemError('invalid-input', {
      fields: [{ field: 'cursor', code: 'cursor-unknown', message: 'Start again without a cursor.' }],
    });
  }
}

/** Cuts a page out of one row more than was asked for. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => (string | number)[],
): { rows: Row[]; nextCursor?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined
    ? { rows: page, nextCursor: encodeCursor(keysOf(last)) }
    : { rows: page };
}
