// Health check of MongoDB, run by mongosh: forms the set the first time, then asks whether this is its primary.
const password = require('fs').readFileSync('/run/secrets/mongodb_password', 'utf8').trim();
const admin = db.getSiblingDB('admin');
admin.auth('root', password);
const notYetInitialised = 94;
try {
  admin.runCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.code !== notYetInitialised) throw error;
  const members = [{ _id: 0, host: 'mongodb:27017' }];
  admin.runCommand({ replSetInitiate: { _id: 'rs0', members } });
}
quit(admin.runCommand({ hello: 1 }).isWritablePrimary ? 0 : 1);
