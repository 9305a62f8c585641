import { z } from 'zod';

const code = z.string().min(1).max(120);

/** What is written down about an access or a change (R31); who, when and why come from the context of the work. */
export const auditEntrySchema = z.strictObject({
  operation: code.describe('Operation id, e.g. `intake.get-overview-file`'),
  ground: code.optional().describe('Ground on which it was granted (R30)'),
  clientSystemIds: z.array(z.uuid()).default([]).describe('Client systems that were touched or shown'),
  personIds: z.array(z.uuid()).default([]).describe('Persons that were touched or shown'),
  result: z.enum(['granted', 'refused']).describe('Whether it was allowed'),
  reason: code.optional().describe('Problem code or rule for which it was refused'),
  resultCount: z.number().int().min(0).optional().describe('Number of results of a read, search, list or export'),
});
export type AuditEntry = z.input<typeof auditEntrySchema>;
export type ParsedAuditEntry = z.output<typeof auditEntrySchema>;
