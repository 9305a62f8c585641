import { createHash } from 'node:crypto';
import { Timestamp, type Db } from 'mongodb';
import type { AuditRow } from '../audit-row.ts';
import { canonical } from './canonical-row.ts';
import { defineCollection } from '../../collection.ts';

/** A link of the hash chain over the access log (R32): one per line, only ever added. */
export interface LinkRow {
  /** Place in the chain, from 1, without a gap; being the key, it lets one of two sealers through and no fork. */
  readonly _id: number;
  /** `_id` of the line. */
  readonly row: string;
  /** Highest `order` linked so far: where the next look begins, and about when a line was that is gone. */
  readonly reached: Timestamp;
  /** SHA-256 over the hash before it and the whole line, in hexadecimal digits. */
  readonly hash: string;
}

export const linkCollection = defineCollection<LinkRow>({
  name: 'audit-links',
  appendOnly: true,
  indexes: [{ name: 'by-row', key: { row: 1 }, unique: true }],
});

/** The end of a chain to which the next line is linked. */
export type Head = Pick<LinkRow, '_id' | 'reached' | 'hash'>;

/** Before the first line. It names the service, so that the chain of one can't stand in for that of another. */
export function beginning(service: string): Head {
  const hash = createHash('sha256').update(`veilighuis access log of ${service}`).digest('hex');
  return { _id: 0, reached: new Timestamp(0n), hash };
}

/** @param reached of the link: it is covered as well, since the next look begins there */
export function linkHash(before: string, row: AuditRow, reached: Timestamp): string {
  const text = [before, canonical(reached), canonical(row)].join('\n');
  return createHash('sha256').update(text).digest('hex');
}

/** Links for these lines, in their order, behind the head. */
export function linksBehind(head: Head, rows: readonly AuditRow[]): LinkRow[] {
  let { hash, reached } = head;
  return rows.map((row, index) => {
    if (row.order.greaterThan(reached)) reached = row.order;
    hash = linkHash(hash, row, reached);
    return { _id: head._id + index + 1, row: row._id, reached, hash };
  });
}

/** The end of the chain of this service, as it is stored. */
export async function headOf(db: Db, service: string): Promise<Head> {
  const [last] = await linkCollection.in(db).find().sort({ _id: -1 }).limit(1).toArray();
  return last ?? beginning(service);
}

/** Day in UTC of a moment of the database. */
export function dayOf(order: Timestamp): string {
  return new Date(order.t * 1000).toISOString().slice(0, 10);
}
