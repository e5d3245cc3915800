import type { engines as italian } from '../it/engines.js';

export const engines: Readonly<Record<keyof typeof italian, string>> = {
  'engine.closed': '{engine}: it has been closed and answers no more',
  'engine.notIndexed': '{engine}: {id} does not go into the index: {why}',
  'engine.rebuilding': 'The index is already being rebuilt',
  'engine.emptySource': 'The source is empty and the index is not: the index stays as it is',
  'engine.shortIndex': 'The rebuilt index does not have everyone: the one before stays',
  'engine.wrongIndex': 'The rebuilt index does not compute the rule: the one before stays',
  'engine.overtaken': 'Another process has rebuilt the index: its index stays',
  'engine.noFormer': 'There is no former index to go back to',
  'engine.keepsNoFormer':
    '{engine}: keeps a single index: “rosa reindex” makes it again from the store',
  'engine.silentNodes': '{engine}: not all nodes have answered in time',
  'engine.searchFails': '{engine}: the search fails: {why}',
  'engine.partSilent': '{engine}: a part of the index does not answer: no half answers',
  'engine.noVersions': '{engine}: a part of the index does not tell its revisions',
  'engine.indexGone': '{engine}: the index {index} is no longer there',
  'engine.restless': '{engine}: the indexes keep changing: another rebuild is going on',

  'search.unknownAddress':
    '“{scheme}” is no search engine known here, or the address is incomplete: there are embedded:FOLDER, http(s)://SERVER:PORT/NAME',
  'search.nodes': 'write http(s)://SERVER:PORT/NAME, several nodes separated by commas',
  'search.indexName':
    'the name of the index is of lower-case letters, digits, - and _, and begins with a letter',
  'search.count': 'a whole number from {least} to {most} is needed',
  'search.certificate': 'the certificate {file} cannot be read',

  'search.silent': '{engine}: does not answer: if it is off, “npm run engines” starts it',
  'search.noEntry':
    '{engine}: does not accept the user and password of SEARCH_URL, or the key of SEARCH_API_KEY',
  'search.noRights':
    '{engine}: the user of SEARCH_URL has no rights: grant “monitor” on the cluster and “all” on the indexes NAME-*',
  'search.answers': '{engine}: answers {status}[: {kind}]',

  'queue.unknownAddress':
    '“{scheme}” is no queue known here: there are embedded:, redis://SERVER:PORT',
  'queue.unreadAddress': 'cannot be read: write redis://SERVER:6379',
  'queue.prefix': 'prefix: letters, digits, dot, - and _, at most 60',
  'queue.closed': '{engine}: it has been closed',
  'queue.silent':
    '{engine}: does not answer at {server}: start it (npm run engines, or docker compose up redis) or correct QUEUE_URL',
  'queue.noPassword':
    '{engine}: {server} wants a password and QUEUE_URL has none: write redis://:PASSWORD@SERVER:6379, or redis://USER:PASSWORD@…, in a file named by QUEUE_URL_FILE if you like',
  'queue.noEntry': '{engine}: {server} does not accept the user and password of QUEUE_URL',
  'queue.noRights':
    '{engine}: the user of QUEUE_URL has no rights on {server}: grant the commands and the keys {prefix}:*',
  'queue.evicts':
    '{engine}: with maxmemory-policy {policy} it throws jobs away when memory is full: set it to noeviction',

  'store.unknownAddress':
    '“{scheme}” is no store known here: there are sqlite:FOLDER, mongodb://SERVER/?replicaSet=NAME',
  'store.noFolder': 'the folder is missing: write sqlite:FOLDER',
  'store.noServer': 'the server is missing: write mongodb://SERVER:27017/?replicaSet=NAME',
  'store.databaseName':
    'the name of the database begins with a letter and has up to 32 letters, digits, _ and -',
  'store.unreadAddress': 'cannot be read: {why}',
  'store.closed': '{engine}: {file} has been closed',
  'store.locked': '{engine}: {file} is in use by another process: close it and try again',
  'store.busy': '{engine}: {file} is in use by another operation: try again',
  'store.readOnly':
    '{engine}: {file} can only be read: check the permissions of the file and its folder',
  'store.disk': '{engine}: the disk cannot read or write {file}: check space, limits and disks',
  'store.damaged': '{engine}: {file} is damaged: stop the service and restore the latest copy',
  'store.full':
    '{engine}: the disk that holds {file} is full: free some space and try again, nothing is lost',
  'store.missing':
    '{engine}: {file} cannot be opened: check that the folder exists and can be written',
  'store.unopened':
    '{engine}: {file} cannot be opened: check that the folder can be written ({why})',
  'store.notOurs': '{engine}: {file} is no store of Rosa, or is damaged: restore the latest copy',
  'store.folder': '{engine}: the folder {folder} cannot be made ({why})',
  'store.newer':
    '{engine}: {file} was written by a newer version of Rosa ({part}: {version}, here {known}): update the program',
  'store.copyFails': '{engine}: {file} cannot be written ({why})',
  'store.copyThere': '{file} exists already: choose an empty folder',
  'store.copyIncomplete': 'not a whole copy: {missing} missing',
  'store.copyDamaged': '{engine}: {file} is not a whole copy, or is damaged',
  'store.copyUnread': '{engine}: {file} cannot be read ({why})',
  'store.notEmpty':
    'The database {database} is not empty: restore under another name (mongodb://…/NAME) or drop it first',
  'store.halfRestored':
    '{engine}: the restore of this database is going on or broke off: repeat the restore command',
  'store.newerDatabase':
    '{engine}: the database was written by a newer version of Rosa ({part}: {version}, here {known}): update the program',
  'store.cutOff': '{engine}: the connection to {servers} has been closed',
  'store.tooFast': '{engine}: the records change too fast: try again',
  'store.standalone':
    '{engine}: {servers} is a single server, without a replica set: it has no transactions and data could stay half written. Start it with --replSet rs0 and call rs.initiate() once, or use “npm run engines”',
  'store.tooOld': '{engine}: {servers} is too old: MongoDB 5.0 or later is needed',
  'store.notUnique': '{part}: a key cannot be unique, several records have the same value',
  'store.noRights':
    '{engine}: the user of STORE_URL has no rights on {servers}: grant readWrite on the databases',
  'store.noEntry': '{engine}: {servers} does not accept the user and password of STORE_URL',
  'store.longRead':
    '{engine}: the read took longer than {servers} keeps the state of then: raise minSnapshotHistoryWindowInSeconds',
  'store.serverFull':
    '{engine}: the disk of {servers} is full: free some space and try again, nothing is lost',
  'store.moving': '{engine}: {servers} does not answer or is handing over: try again',
  'store.strangers':
    '{engine}: {servers} answers, but is not of the replica set {set} that STORE_URL names',
  'store.unreachable':
    '{engine}: {servers} cannot be reached, or its replica set has no primary: start it (to try, “npm run engines”)',
  'store.claimed': 'The folder {folder} is already in use by another process of Rosa',
  'store.unclaimed':
    'Data folder {folder}: it cannot be written ({why}): check path, permissions and space',

  'process.stopping': '{engine}: the server is stopping: start it again and repeat the command',
  'process.stopped':
    '{engine}: the server stopped before the end: start it again and repeat the command',
  'process.unsound': '{engine}: does not answer as it should',
  'process.serving': 'A server is using {folder}: stop it before you restore',
  'process.between':
    'The folder {folder} is in use by a process that is starting or ending: try again',
  'process.portTaken':
    '{engine}: port {port} is already in use: stop whoever uses it, or choose another with PORT',
};
