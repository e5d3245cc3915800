import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import {
  findEngine,
  isInstalled,
  killEngine,
  removeEngine,
  startEngine,
  type Engine,
  type EngineName,
} from '@rosa/infra';
import { processesOf } from '../src/processes.js';

/** How each engine is told one thing, and asked for it again. */
interface Memory {
  remember(engine: Engine, word: string): Promise<unknown>;
  recall(engine: Engine): Promise<unknown>;
}

async function withMongo<T>(engine: Engine, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(engine.url, { runtimeAdapters: { os } });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

async function askRedis(engine: Engine, question: string): Promise<string> {
  const socket = connect(engine.port, '127.0.0.1').setEncoding('utf8');
  socket.write(`${question}\r\n`);
  const [answer] = (await once(socket, 'data')) as [string];
  socket.destroy();
  return answer.split('\r\n').at(-2)!;
}

const memories: Readonly<Record<EngineName, Memory>> = {
  mongodb: {
    remember: (engine, word) =>
      withMongo(engine, async (client) => {
        const words = client.db('drill').collection('words');
        // A transaction, which only a replica set has.
        await client.withSession((session) =>
          session.withTransaction(() =>
            words.insertOne({ word }, { session, writeConcern: { w: 'majority', j: true } }),
          ),
        );
      }),
    recall: (engine) =>
      withMongo(engine, async (client) => {
        return (await client.db('drill').collection('words').findOne())?.['word'];
      }),
  },
  redis: {
    remember: async (engine, word) => {
      await askRedis(engine, `SET word ${word}`);
      await askRedis(engine, 'WAITAOF 1 0 1000').catch(() => undefined);
    },
    recall: (engine) => askRedis(engine, 'GET word'),
  },
  elasticsearch: {
    remember: (engine, word) =>
      fetch(`${engine.url}/drill/_doc/1?wait_for_active_shards=1`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ word }),
      }),
    recall: async (engine) => {
      const health = 'drill?wait_for_status=yellow&timeout=60s';
      await fetch(`${engine.url}/_cluster/health/${health}`);
      const answer = await fetch(`${engine.url}/drill/_doc/1`);
      return ((await answer.json()) as { _source?: { word: string } })._source?.word;
    },
  },
};

describe.each(Object.keys(memories) as EngineName[])('%s', (name) => {
  const here = isInstalled(name);
  const test = here ? it : it.skip;
  const aloud = here ? '' : ' (skipped: not installed, run `npm run engines`)';

  let engine: Engine | undefined;
  let squatter: Server | undefined;
  const newFolder = () => mkdtemp(join(tmpdir(), `rosa-${name}-`));
  afterEach(async () => {
    squatter?.close();
    if (engine) await removeEngine(engine);
  });

  test(`keeps its port and what it acknowledged through a kill -9${aloud}`, async () => {
    const folder = await newFolder();
    engine = await startEngine(name, { folder });
    expect(await startEngine(name, { folder })).toEqual(engine);
    await memories[name].remember(engine, 'Santhià');

    await killEngine(engine);
    expect(processesOf(folder)).toEqual([]);
    expect(await findEngine(name, folder)).toBeUndefined();
    expect(await startEngine(name, { folder })).toEqual(engine);
    expect(await memories[name].recall(engine)).toBe('Santhià');
  }, 400_000);

  // A set of MongoDB remembers the address of its members, so it is the one that this could fail on.
  if (here && name !== 'elasticsearch') {
    it('keeps what it acknowledged when its port has gone to another', async () => {
      const folder = await newFolder();
      const before = await startEngine(name, { folder });
      engine = before;
      await memories[name].remember(engine, 'Santhià');
      await killEngine(engine);
      squatter = createServer((socket) => socket.destroy()).listen(before.port, '127.0.0.1');
      await once(squatter, 'listening');
      await expect(startEngine(name, { folder, port: before.port })).rejects.toThrow(
        `port ${before.port} belongs to another`,
      );
      engine = await startEngine(name, { folder });
      expect(engine.port).not.toBe(before.port);
      expect(await memories[name].recall(engine)).toBe('Santhià');
    }, 120_000);
  }
});

describe('an engine that cannot start', () => {
  const test = isInstalled('redis') ? it : it.skip;

  test('is told with the end of its log (needs `npm run engines`)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rosa-redis-'));
    const engine = await startEngine('redis', { folder });
    try {
      await killEngine(engine);
      writeFileSync(join(folder, 'data', 'appendonlydir', 'appendonly.aof.manifest'), 'nonsense\n');
      await expect(startEngine('redis', { folder })).rejects.toThrow(/ended at once[^]*manifest/i);
    } finally {
      await removeEngine(engine);
    }
  });

  it('because it is not installed names the command that brings it in', async () => {
    const nowhere = await mkdtemp(join(tmpdir(), 'rosa-nowhere-'));
    const start = startEngine('mongodb', { folder: join(nowhere, 'run'), root: nowhere });
    await expect(start).rejects.toThrow('npm run engines');
  });
});
