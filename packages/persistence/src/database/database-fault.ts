/** Why the database can't be used now. */
export type DatabaseFault =
  | 'database-unreachable'
  | 'database-has-no-primary'
  | 'migrations-pending'
  | 'migration-failed'
  /** The account lacks a right, for instance on a new collection: make the accounts anew (`npm run generate`, restart). */
  | 'rights-missing';
