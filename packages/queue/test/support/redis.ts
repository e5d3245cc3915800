import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

/** The Redis the tests may use; absent, its tests are skipped aloud (and with ROSA_FORBID_SKIP=1 they fail). */
const url = process.env['ROSA_TEST_REDIS'];

/** A prefix of its own on the tests' Redis, and what a test does there behind the queue's back. */
export interface Corner {
  readonly url: string;
  readonly prefix: string;
  readonly redis: Redis;
  /** The address through another port of this machine. */
  through(port: number): string;
  /** Removes every key of the prefix, as `FLUSHALL` would. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

/** @throws without ROSA_TEST_REDIS */
export const openCorner = (): Corner => {
  if (!url) throw new Error('ROSA_TEST_REDIS is not set: npm run engines prints it');
  const prefix = `rosa-test-${randomUUID()}`;
  const redis = new Redis(url);
  const wipe = async (): Promise<void> => {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 })) {
      if ((keys as string[]).length > 0) await redis.del(keys as string[]);
    }
  };
  const addressed = (base: string): string => `${base}?prefix=${prefix}`;
  return {
    url: addressed(new URL('/0', url).href),
    prefix,
    redis,
    through: (port) => addressed(`redis://127.0.0.1:${port}/0`),
    wipe,
    close: async () => {
      await wipe();
      redis.disconnect();
    },
  };
};

/** `describe` where there is a Redis; elsewhere a skipped group that says what is missing. */
export const describeOnRedis = (name: string, body: () => void): void => {
  if (url) describe(name, body);
  else if (process.env['ROSA_FORBID_SKIP'] === '1') {
    it(`${name}: needs ROSA_TEST_REDIS (npm run engines)`, () => {
      throw new Error('ROSA_TEST_REDIS is not set, and no test may be skipped');
    });
  } else {
    describe.skip(
      `${name}: skipped, start the engines with npm run engines and set ROSA_TEST_REDIS`,
      body,
    );
  }
};
