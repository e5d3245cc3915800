import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';

/** An engine the contract runs on: where a new, empty store of it is, and how what it left is cleared. */
export interface Engine {
  readonly name: string;
  newUrl(): string;
  /** Resolves once nothing that a killed process had begun there can be committed any more. */
  settle(url: string): Promise<void>;
  discard(url: string): Promise<void>;
}

const sqlite: Engine = {
  name: 'sqlite',
  newUrl: () => `sqlite:${mkdtempSync(join(tmpdir(), 'rosa-store-'))}`,
  settle: async () => undefined,
  discard: async (url) => rmSync(url.slice('sqlite:'.length), { recursive: true, force: true }),
};

/** Where a MongoDB replica set for tests is, as `npm run engines` says it. */
const SERVER = process.env['ROSA_TEST_MONGODB'];

/** A database of its own on the test server: test files run side by side. */
export const newMongoUrl = (): string => {
  const [start, options = ''] = (SERVER ?? '').split('?');
  return `${start?.replace(/\/$/, '')}/t${randomBytes(8).toString('hex')}?${options}`;
};

/** Runs `act` on the server behind an address. */
export const onServer = async <T>(
  url: string,
  act: (client: mongoose.mongo.MongoClient, prefix: string) => Promise<T>,
): Promise<T> => {
  const client = new mongoose.mongo.MongoClient(url, { runtimeAdapters: { os } });
  try {
    return await act(client, client.options.dbName);
  } finally {
    await client.close();
  }
};

/** A server may still be at the commit that a killed process asked it for: it is let end, and what is idle is ended. */
const endTransactions = async (client: mongoose.mongo.MongoClient, prefix: string) => {
  const admin = client.db('admin');
  const open = () =>
    admin
      .aggregate([
        { $currentOp: { idleSessions: true } },
        { $match: { appName: { $regex: `^${prefix}_` }, transaction: { $exists: true } } },
      ])
      .toArray();
  for (let left = await open(); left.length > 0; left = await open()) {
    await admin.command({ killSessions: left.map(({ lsid }) => lsid as object) });
  }
};

/** Drops every database of an address's prefix, whatever a process that was killed has left open in it. */
export const dropDatabases = (url: string): Promise<void> =>
  onServer(url, async (client, prefix) => {
    await endTransactions(client, prefix);
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
    for (const { name } of databases) {
      if (name.startsWith(`${prefix}_`)) await client.db(name).dropDatabase();
    }
  });

const mongodb: Engine = {
  name: 'mongodb',
  newUrl: newMongoUrl,
  settle: (url) => onServer(url, endTransactions),
  discard: dropDatabases,
};

/** Tests that need MongoDB: skipped aloud where none is up, a failure where none may be skipped. */
export const describeOnMongo: typeof describe | typeof describe.skip =
  SERVER === undefined ? describe.skip : describe;

export const ENGINES: readonly Engine[] = SERVER === undefined ? [sqlite] : [sqlite, mongodb];

if (SERVER === undefined) {
  const why = 'MongoDB: ROSA_TEST_MONGODB is not set; `npm run engines` says how to have it';
  if (process.env['ROSA_FORBID_SKIP'] === '1') throw new Error(why);
  process.stderr.write(`Skipped, on ${why}\n`);
}
