import type { OperationDefinition } from '../operation.ts';
import * as accessInsight from './access-insight.ts';
import * as accessLog from './access-log.ts';
import * as caseManagement from './case-management.ts';
import * as clientSystems from './client-systems.ts';
import * as corrections from './corrections.ts';
import * as informed from './informed-register.ts';
import * as configuration from './intake-configuration.ts';
import * as matches from './possible-matches.ts';
import * as rights from './persons-rights.ts';
import * as reports from './police-reports.ts';
import * as retention from './retention.ts';
import * as shielding from './shielding.ts';
import * as transfers from './transfers.ts';
import * as triage from './triage.ts';
import * as walls from './walls.ts';

const all = {
  ...reports,
  ...clientSystems,
  ...matches,
  ...configuration,
  ...triage,
  ...caseManagement,
  ...retention,
  ...rights,
  ...informed,
  ...corrections,
  ...transfers,
  ...walls,
  ...shielding,
  ...accessInsight,
  ...accessLog,
};

/** Every operation of the platform. */
export const operations: readonly OperationDefinition[] = Object.values(all).filter(
  (value): value is typeof value & OperationDefinition => typeof value === 'object' && 'effect' in value,
);

export * from './access-insight.ts';
export * from './access-log.ts';
export * from './case-management.ts';
export * from './client-systems.ts';
export * from './corrections.ts';
export * from './informed-register.ts';
export * from './intake-configuration.ts';
export * from './persons-rights.ts';
export * from './police-report-batch.ts';
export * from './police-reports.ts';
export * from './possible-matches.ts';
export * from './retention.ts';
export * from './risk-fields.ts';
export * from './secrecy.ts';
export * from './shielding.ts';
export * from './transfers.ts';
export * from './triage.ts';
export * from './wall-fields.ts';
export * from './walls.ts';
