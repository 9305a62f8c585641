import { Timestamp } from 'mongodb';
import { v7 } from 'uuid';
import { defineCollection } from '../collection.ts';
import { traceIdOf, type WorkContext } from '../work/work-context.ts';
import { auditEntrySchema, type AuditEntry, type ParsedAuditEntry } from './audit-entry.ts';

/** One line of the access log (R31). Rows are only ever added. */
export interface AuditRow extends ParsedAuditEntry {
  readonly _id: string;
  /** Order of arrival, given by the database itself: the order in which the hash chain links the rows (R32). */
  readonly order: Timestamp;
  readonly at: Date;
  readonly centre: string;
  readonly subject: string;
  /** Organisation that they acted for, of all those they may belong to. */
  readonly organisation: string;
  /** Its category of then. */
  readonly category?: string;
  readonly roles: readonly string[];
  readonly kind: WorkContext['actor']['kind'];
  readonly purpose: string;
  readonly traceId?: string;
  /** True when the log refused the line at first: it was kept beside it, and came in later. */
  readonly parked?: true;
}

export const auditCollection = defineCollection<AuditRow>({
  name: 'audit',
  appendOnly: true,
  indexes: [
    { name: 'by-person', key: { personIds: 1, at: -1, _id: -1 } },
    { name: 'by-client-system', key: { clientSystemIds: 1, at: -1, _id: -1 } },
    { name: 'by-subject', key: { subject: 1, at: -1 } },
    { name: 'by-order', key: { order: 1 } },
  ],
});

/** @throws ZodError for an entry of another shape: a fault in the program */
export function auditRow(context: WorkContext, entry: AuditEntry, at: Date): AuditRow {
  const { actor, purpose, centre } = context;
  const traceId = traceIdOf(context);
  return {
    _id: v7(),
    // An empty timestamp is filled in by the server at the insert.
    order: new Timestamp(0n),
    at,
    centre,
    subject: actor.subject,
    organisation: actor.organisation,
    ...(actor.category === undefined ? {} : { category: actor.category }),
    roles: actor.roles,
    kind: actor.kind,
    purpose,
    ...(traceId === undefined ? {} : { traceId }),
    ...auditEntrySchema.parse(entry),
  };
}
