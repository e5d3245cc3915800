// Gives each service a user in MongoDB that reads and writes its own databases and nothing else, and one to `rosa`, whose
// commands (backup, restore, import) concern them all; run by mongosh. Names and passwords are those of the addresses: run
// again, the users are as the addresses say now.
const { readFileSync } = require('fs');
const { URL } = require('url');
const stores = {
  gateway: ['gateway', 'audit'],
  registry: ['registry'],
  opportunities: ['opportunities'],
  indexer: ['indexer'],
};
stores.rosa = Object.values(stores).flat();
// A restore begins by dropping what an earlier one, broken off, has left.
const rightsOf = (service) => (service === 'rosa' ? ['readWrite', 'dbAdmin'] : ['readWrite']);
const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const admin = db.getSiblingDB('admin');
admin.auth('root', secret('mongodb_password'));
for (const [service, names] of Object.entries(stores)) {
  const { username, password, pathname } = new URL(secret(`${service}_store_url`));
  const prefix = pathname.slice(1);
  const roles = names.flatMap((name) =>
    rightsOf(service).map((role) => ({ role, db: `${prefix}_${name}` })),
  );
  const known = admin.runCommand({ usersInfo: username }).users.length > 0;
  admin.runCommand({ [known ? 'updateUser' : 'createUser']: username, pwd: password, roles });
}
