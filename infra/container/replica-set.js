// Run by mongosh as the health check of the database container: forms the replica set and makes the administrator the
// first time, and fails until this node is its primary. On an empty database, and only from the container itself, both are
// allowed without an account.
/* global rs, db, quit, require */
const { readFileSync } = require('node:fs');
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8');
const ALREADY_THERE = [13, 51003];

if (db.hello().setName === undefined) rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'database:27017' }] });
if (!db.hello().isWritablePrimary) quit(1);
try {
  db.getSiblingDB('admin').createUser({ user: secret('admin-name'), pwd: secret('admin-password'), roles: ['root'] });
} catch (error) {
  if (!ALREADY_THERE.includes(error.code)) quit(1);
}
quit(0);
