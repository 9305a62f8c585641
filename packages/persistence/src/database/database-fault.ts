/** Why the database can't be used now. */
export type DatabaseFault =
  'database-unreachable' | 'database-has-no-primary' | 'migrations-pending' | 'migration-failed';
