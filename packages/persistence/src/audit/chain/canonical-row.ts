import { BSON, Timestamp } from 'mongodb';

/**
 * One text for one row, whatever the order in which the database gives its fields. Every field that is stored is in it,
 * also one that this version of the program doesn't know: adding a field to a line changes the line.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Date) return `date(${value.toISOString()})`;
  if (value instanceof Timestamp) return `timestamp(${String(value.t)}:${String(value.i)})`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isPlain(value)) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
  }
  // Nothing writes such a value, so someone else did; its kind tells it from every value that we write.
  return `foreign(${BSON.EJSON.stringify({ value }, { relaxed: false })})`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
