import type { EventDefinition } from '../event.ts';
import * as access from './access-events.ts';
import * as caseManagement from './case-management-events.ts';
import * as intake from './intake-events.ts';
import { erasureOrdered, erasureReceipts } from './retention-events.ts';
import * as triage from './triage-events.ts';

/** Every event of the platform. */
export const events: readonly EventDefinition[] = [
  ...Object.values(intake),
  ...Object.values(triage),
  ...Object.values(caseManagement),
  ...Object.values(access),
  erasureOrdered,
  ...Object.values(erasureReceipts),
];

export * from './access-events.ts';
export * from './case-management-events.ts';
export * from './intake-events.ts';
export * from './retention-events.ts';
export * from './triage-events.ts';
