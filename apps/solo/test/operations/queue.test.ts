import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { newId, systemScope } from '@rosa/domain';
import { registryBanks } from '@rosa/registry';
import { blankWorker } from '@rosa/test-kit';
import { Redis } from 'ioredis';
import { operationsOf } from '../../src/operations/index.js';
import { catchUp } from '../../src/process/catch-up.js';
import { compose, type Rosa } from '../../src/process/compose.js';
import { readConfig } from '../../src/process/config.js';
import type { Io } from '../../src/process/control.js';
import { newFolder } from '../support/folders.js';

const scope = systemScope('test');
const server = process.env['ROSA_TEST_REDIS'];
const prefix = `rosa-test-${randomUUID()}`;

/** On Redis what fails is kept there; in the process it stays in the outbox. */
const QUEUES = [
  { engine: 'embedded', url: 'embedded:' },
  {
    engine: server ? 'redis' : 'redis, skipped: set ROSA_TEST_REDIS (npm run engines)',
    url: server && `${server}/0?prefix=${prefix}`,
  },
];

/** Runs an operation as a command does; its standard output and what it said. */
const run = async (rosa: Rosa, name: string): Promise<{ rows: object[]; said: string }> => {
  let [out, said] = ['', ''];
  const io: Io = {
    input: Readable.from([]),
    signal: new AbortController().signal,
    progress: () => undefined,
    line: (text) => void (said += `${text}\n`),
    data: async (text) => void (out += text),
  };
  await operationsOf(rosa)(name, {}, io);
  const rows = out.split('\n').flatMap((line) => (line ? [JSON.parse(line) as object] : []));
  return { rows, said };
};

/** Leaves nothing of this file's on the tests' Redis. */
const dropKeys = async (): Promise<void> => {
  if (!server) return;
  const redis = new Redis(server);
  const keys = await redis.keys(`${prefix}:*`);
  if (keys.length > 0) await redis.del(keys);
  redis.disconnect();
};

afterAll(dropKeys);

for (const { engine, url } of QUEUES) {
  const row = url || process.env['ROSA_FORBID_SKIP'] === '1' ? describe : describe.skip;
  row(`what could not be delivered, on ${engine}`, () => {
    let rosa: Rosa;
    beforeAll(async () => {
      const environment = { ROSA_DATA: newFolder(), ROSA_LOG: 'silent', QUEUE_URL: url };
      rosa = await compose(readConfig(environment));
      await catchUp(rosa, { progress: () => undefined } as unknown as Io);
    });
    afterAll(() => rosa?.stop());

    it('is listed by ids and error, and tried again once the record is put right', async () => {
      const bank = registryBanks.workers;
      const id = newId();
      const broken = { ...blankWorker(), skills: 5 };
      const good = blankWorker();
      await rosa.stores.registry.commit(scope, [{ op: 'put', bank, id, expect: 0, record: good }]);
      await rosa.stores.registry.commit(scope, [
        { op: 'put', bank, id, expect: 1, record: broken },
      ]);
      await rosa.indexer.drain();
      const { rows, said } = await run(rosa, 'queue-failed');
      expect(rows).toEqual([
        expect.objectContaining({
          topic: 'workers',
          id,
          attempts: expect.any(Number),
          error: expect.stringContaining('illeggibile'),
        }),
      ]);
      expect(said).toMatch(/falliti 1/);

      await rosa.stores.registry.commit(scope, [{ op: 'put', bank, id, expect: 2, record: good }]);
      const again = await run(rosa, 'queue-retry');
      await rosa.indexer.drain();
      expect(again.rows).toEqual([]);
      expect((await run(rosa, 'queue-failed')).said).toMatch(/in attesa 0, falliti 0/);
    });
  });
}
