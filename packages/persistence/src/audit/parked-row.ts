import { defineCollection } from '../collection.ts';
import type { AuditRow } from './audit-row.ts';

/** A line that the log refused, committed with the change that it tells of. */
export interface ParkedRow {
  readonly _id: string;
  readonly line: Omit<AuditRow, '_id' | 'order'>;
}

export const parkedCollection = defineCollection<ParkedRow>({ name: 'audit-parked' });

export function parkedRow({ _id, order: _order, ...line }: AuditRow): ParkedRow {
  return { _id, line };
}
