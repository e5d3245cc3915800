import { RosaError, outOfService, unavailable } from '@rosa/domain';
import { Redis, type RedisOptions } from 'ioredis';
import type { Address } from './address.js';

/** A command that takes longer has no answer to wait for; a shorter cut goes unnoticed. */
const ANSWER_MS = 3_000;
const LONGEST_PAUSE_MS = 1_000;

const reconnecting: RedisOptions = {
  // The client leaves this timer behind where the other end has hung up already: nobody waits for it to end.
  disconnectTimeout: 200,
  connectTimeout: ANSWER_MS,
  retryStrategy: (times) => Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times, 10)),
};

/** What is said of a Redis out of reach: where it should be, and how to have one. */
export const outOfReach = ({ shown }: Address): RosaError =>
  outOfService('Redis', 'queue.silent', { server: shown });

/** An error in words: what Redis itself answered (a wrong password, no memory left), or that it does not. */
export const failureOf = (error: Error, address: Address): RosaError => {
  if (error instanceof RosaError) return error;
  return error.name === 'ReplyError' ? unavailable('Redis', error.message) : outOfReach(address);
};

/**
 * Connects for whoever waits for an answer: a command that has none in time fails. The connection comes back by itself.
 *
 * @throws RosaError `unavailable` where Redis does not answer, or may throw jobs away when its memory is full
 */
export const connect = async (
  address: Address,
  onError: (error: Error) => void,
): Promise<Redis> => {
  const redis = new Redis(address.url, {
    ...reconnecting,
    lazyConnect: true,
    commandTimeout: ANSWER_MS,
    maxRetriesPerRequest: null,
  });
  redis.on('error', onError);
  try {
    await redis.connect();
    await insistOnKeeping(redis);
    return redis;
  } catch (error) {
    redis.disconnect();
    throw failureOf(error as Error, address);
  }
};

/** A connection for workers, which wait for a Redis that is away as long as it takes. */
export const connectWorker = (address: Address, onError: (error: Error) => void): Redis => {
  const redis = new Redis(address.url, { ...reconnecting, maxRetriesPerRequest: null });
  return redis.on('error', onError);
};

/** A field of what Redis says about itself. */
export const infoOf = async (redis: Redis, section: string, field: string): Promise<string> => {
  const lines = (await redis.info(section)).split(/\r?\n/);
  return lines.find((line) => line.startsWith(`${field}:`))?.slice(field.length + 1) ?? '';
};

const insistOnKeeping = async (redis: Redis): Promise<void> => {
  const policy = await infoOf(redis, 'memory', 'maxmemory_policy');
  if (policy === 'noeviction') return;
  throw outOfService('Redis', 'queue.evicts', { policy });
};
