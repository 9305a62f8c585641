/** A process of the platform, started from its own workspace. */
export interface ProcessDefinition {
  /** Name in the configuration table, in the log folder and in messages. */
  readonly name: string;
  /** Folder from the root of the repository. */
  readonly workspace: string;
  /** Variable with which `npm start` can be given another port, and the port without it. */
  readonly portVariable: string;
  readonly defaultPort: number;
}

/** Every process that the platform consists of: a new service is one more line. */
export const processList = [
  { name: 'intake', workspace: 'services/intake', portVariable: 'INTAKE_PORT', defaultPort: 8091 },
  { name: 'triage', workspace: 'services/triage', portVariable: 'TRIAGE_PORT', defaultPort: 8092 },
  {
    name: 'case-management',
    workspace: 'services/case-management',
    portVariable: 'CASE_MANAGEMENT_PORT',
    defaultPort: 8093,
  },
  { name: 'gateway', workspace: 'gateway', portVariable: 'GATEWAY_PORT', defaultPort: 8080 },
] as const satisfies ProcessDefinition[];

export type ProcessName = (typeof processList)[number]['name'];
