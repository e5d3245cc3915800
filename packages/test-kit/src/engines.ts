import { mkdtemp, rm } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';

/**
 * The engines a use case is tested on, by table: jest runs the same suites once on one machine and once on the cluster's
 * servers (`jest.config.cjs`), and tells which by the global `ROSA_ENGINES`. No suite asks.
 */

/** Engines that hold nothing yet and belong to one test. */
export interface TestEngines {
  readonly storeUrl: string;
  readonly searchUrl: string;
  readonly queueUrl: string;
  /** Of the test, for what is kept in files. */
  readonly folder: string;
  /** Takes everything away; stores, queue and search must be closed. */
  remove(): Promise<void>;
}

type Row = (folder: string) => Omit<TestEngines, 'folder'>;

const oneMachine: Row = (folder) => ({
  storeUrl: `sqlite:${folder}`,
  searchUrl: `embedded:${folder}`,
  queueUrl: 'embedded:',
  remove: async () => undefined,
});

const serverAt = (variable: string): string => {
  const address = process.env[variable];
  if (address) return address;
  throw new Error(`${variable} is not set: npm run engines prints it`);
};

type Database = mongoose.mongo.Db;

const inDatabases = async (
  url: string,
  prefix: string,
  act: (database: Database) => Promise<unknown>,
): Promise<void> => {
  const client = new mongoose.mongo.MongoClient(url, { runtimeAdapters: { os } });
  try {
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
    const ours = databases.filter(({ name }) => name.startsWith(prefix));
    for (const { name } of ours) await act(client.db(name));
  } finally {
    await client.close();
  }
};

/** Collections and indexes stay: making them anew is most of what a test would wait for. */
const emptyCollections = async (database: Database): Promise<void> => {
  const collections = await database.collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
};

const dropIndexes = async (url: string, prefix: string): Promise<void> => {
  const client = new Client({ node: url });
  try {
    const found = await client.indices.get({ index: `${prefix}*`, expand_wildcards: 'all' });
    const index = Object.keys(found);
    if (index.length > 0) await client.indices.delete({ index });
  } finally {
    await client.close();
  }
};

/** Databases, indexes and keys on the servers whose names begin so. */
export const namesOnServers = async (prefix: string): Promise<readonly string[]> => {
  const names: string[] = [];
  await inDatabases(serverAt('ROSA_TEST_MONGODB'), prefix, async ({ databaseName }) => {
    names.push(databaseName);
  });
  const client = new Client({ node: serverAt('ROSA_TEST_ELASTICSEARCH') });
  const redis = new Redis(serverAt('ROSA_TEST_REDIS'));
  try {
    const found = await client.indices.get({ index: `${prefix}*`, expand_wildcards: 'all' });
    names.push(...Object.keys(found), ...(await redis.keys(`${prefix}*`)));
    return names;
  } finally {
    redis.disconnect();
    await client.close();
  }
};

const dropKeys = async (url: string, prefix: string): Promise<void> => {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) {
      if ((keys as string[]).length > 0) await redis.del(keys as string[]);
    }
  } finally {
    redis.disconnect();
  }
};

/** Names on the servers that this file's tests have used and left empty. */
const left: string[] = [];

/** Every name this file's tests have used. */
const used = new Set<string>();

const newName = (): string => {
  const name = left.pop() ?? `t${randomBytes(8).toString('hex')}`;
  used.add(name);
  return name;
};

const cluster: Row = () => {
  const mongo = serverAt('ROSA_TEST_MONGODB');
  const [server = '', options = ''] = mongo.split('?');
  const redis = serverAt('ROSA_TEST_REDIS');
  const elastic = serverAt('ROSA_TEST_ELASTICSEARCH');
  const prefix = newName();
  return {
    storeUrl: `${server.replace(/\/$/, '')}/${prefix}?${options}`,
    searchUrl: `${elastic}/${prefix}`,
    queueUrl: `${redis.replace(/\/$/, '')}/0?prefix=${prefix}`,
    remove: async () => {
      await Promise.all([
        inDatabases(mongo, `${prefix}_`, emptyCollections),
        dropIndexes(elastic, prefix),
        dropKeys(redis, prefix),
      ]);
      left.push(prefix);
    },
  };
};

afterAll(async () => {
  for (const name of used) {
    const mongo = serverAt('ROSA_TEST_MONGODB');
    await inDatabases(mongo, `${name}_`, (database) => database.dropDatabase());
  }
});

const ROWS: Readonly<Record<string, Row>> = { 'one machine': oneMachine, cluster };

/** Engines of the row this run of jest is for, empty, and a folder. */
export const newEngines = async (): Promise<TestEngines> => {
  const row = (globalThis as { ROSA_ENGINES?: string }).ROSA_ENGINES ?? 'one machine';
  const folder = await mkdtemp(join(tmpdir(), 'rosa-test-'));
  const engines = ROWS[row]!(folder);
  return {
    ...engines,
    folder,
    remove: async () => {
      await engines.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
