// Run by mongosh as the health check of the database container: forms the replica set the first time, and fails until
// this node is its primary.
/* global rs, db, quit */
try {
  rs.status();
} catch {
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'database:27017' }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
