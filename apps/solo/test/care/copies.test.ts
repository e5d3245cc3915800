import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemClock, todayOf } from '@rosa/domain';
import { newEngines, type TestEngines } from '@rosa/test-kit/engines';
import { restore } from '../../src/cli/restore.js';
import { operationsOf, type OperationName } from '../../src/operations/index.js';
import { catchUp } from '../../src/process/catch-up.js';
import { compose, type Rosa } from '../../src/process/compose.js';
import { readConfig } from '../../src/process/config.js';
import type { Io } from '../../src/process/control.js';
import { takeFolder } from '../../src/process/ownership.js';

jest.setTimeout(120_000);

const listening = (): Io & { readonly out: string[] } => {
  const out: string[] = [];
  return {
    out,
    input: Readable.from([]),
    signal: new AbortController().signal,
    progress: () => undefined,
    line: () => undefined,
    data: async (text) => void out.push(text),
  };
};

const run = async (rosa: Rosa, name: OperationName, args: object): Promise<string> => {
  const io = listening();
  await operationsOf(rosa)(name, args, io);
  return io.out.join('');
};

describe('a copy', () => {
  let [from, to]: TestEngines[] = [];
  const configOf = (engines: TestEngines) =>
    readConfig({
      ROSA_DATA: join(engines.folder, 'data'),
      STORE_URL: engines.storeUrl,
      QUEUE_URL: engines.queueUrl,
      SEARCH_URL: engines.searchUrl,
      ROSA_DEMO: 'no',
      ROSA_LOG: 'silent',
    });

  beforeEach(async () => {
    [from, to] = [await newEngines(), await newEngines()];
  });
  afterEach(async () => {
    await from!.remove();
    await to!.remove();
  });

  const using = async <T>(engines: TestEngines, work: (rosa: Rosa) => Promise<T>): Promise<T> => {
    const rosa = await compose(configOf(engines));
    try {
      await catchUp(rosa, listening());
      return await work(rosa);
    } finally {
      await rosa.stop();
    }
  };

  const account = {
    username: 'centro',
    name: 'Centro',
    role: 'central',
    password: 'una parola lunga',
  };

  it('restores to the same registry, with its accounts, and an index level with it', async () => {
    const copy = join(from!.folder, 'copy');
    const before = await using(from!, async (rosa) => {
      await run(rosa, 'seed', { people: 20, seed: 4, on: todayOf(systemClock) });
      await run(rosa, 'account-add', account);
      await run(rosa, 'backup', { folder: copy });
      return run(rosa, 'export', { restricted: true });
    });
    await restore(configOf(to!), copy, listening());
    await using(to!, async (rosa) => {
      expect(await run(rosa, 'export', { restricted: true })).toBe(before);
      const found = JSON.parse(await run(rosa, 'reconcile', {})) as object;
      expect(found).toMatchObject({ store: 20, index: 20, repaired: 0 });
      await expect(run(rosa, 'account-add', account)).rejects.toMatchObject({ kind: 'conflict' });
    });
  });

  it('is not restored while a server has the folder', async () => {
    const config = configOf(to!);
    const ownership = takeFolder(config.data);
    try {
      const tried = restore(config, join(from!.folder, 'copy'), listening());
      await expect(tried).rejects.toMatchObject({ kind: 'conflict', code: 'process.serving' });
    } finally {
      ownership.release();
    }
  });

  it('that lacks a store names it, and leaves everything as it is', async () => {
    const tried = restore(configOf(to!), from!.folder, listening());
    await expect(tried).rejects.toMatchObject({
      kind: 'invalid',
      errors: [
        { code: 'store.copyIncomplete', params: { missing: expect.stringMatching(/audit/) } },
      ],
    });
    await using(to!, async (rosa) => expect(await rosa.registry.records.count()).toBe(0));
  });
});
