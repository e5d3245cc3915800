import { RosaError, outOfService, unavailable } from '@rosa/domain';
import { Redis, type RedisOptions } from 'ioredis';
import type { Address } from './address.js';

/** A command that takes longer has no answer to wait for; a shorter cut goes unnoticed. */
const ANSWER_MS = 3_000;
const LONGEST_PAUSE_MS = 1_000;

const pauseBefore = (times: number): number =>
  Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times, 10));

const reconnecting: RedisOptions = {
  // The client leaves this timer behind where the other end has hung up already: nobody waits for it to end.
  disconnectTimeout: 200,
  connectTimeout: ANSWER_MS,
  retryStrategy: pauseBefore,
};

/** What is said of a Redis out of reach: where it should be, and how to have one. */
const outOfReach = ({ shown }: Address): RosaError =>
  outOfService('Redis', 'queue.silent', { server: shown });

/** What Redis begins with when it lets a caller do nothing, or not this. */
const REFUSALS = {
  NOAUTH: 'queue.noPassword',
  WRONGPASS: 'queue.noEntry',
  NOPERM: 'queue.noRights',
} as const;

/** Why a connection was let in no more. It is then closed, and what is asked of it learns no other reason. */
const refused = new WeakMap<Redis, Error>();

const heed = (redis: Redis): Redis =>
  redis
    .on('error', (error) => (isReply(error) ? refused.set(redis, error) : refused.delete(redis)))
    .on('ready', () => refused.delete(redis));

const isReply = (error: Error): boolean => error.name === 'ReplyError';

/** Why nothing answers on a connection: Redis is out of reach, or lets it in no more. */
export const silenceOf = (redis: Redis, address: Address): RosaError => {
  const refusal = refused.get(redis);
  return refusal ? answerOf(refusal, address) : outOfReach(address);
};

/** An error in words: what Redis itself answered (a wrong password, no memory left), or that it does not. */
export const failureOf = (error: Error, redis: Redis, address: Address): RosaError => {
  if (error instanceof RosaError) return error;
  return isReply(error) ? answerOf(error, address) : silenceOf(redis, address);
};

const answerOf = ({ message }: Error, { shown, prefix }: Address): RosaError => {
  const kind = message.split(' ', 1)[0] as keyof typeof REFUSALS;
  return Object.hasOwn(REFUSALS, kind)
    ? outOfService('Redis', REFUSALS[kind], { server: shown, prefix })
    : unavailable('Redis', message);
};

/**
 * Connects for whoever waits for an answer: a command that has none in time fails. The connection comes back by itself.
 *
 * @throws RosaError `unavailable` where Redis does not answer or does not let us in, or may throw jobs away when its memory is full
 */
export const connect = async (
  address: Address,
  onError: (error: Error) => void,
): Promise<Redis> => {
  let opened = false;
  const redis = heed(
    new Redis(address.url, {
      ...reconnecting,
      // Else one that is refused goes on knocking after its failure was told.
      retryStrategy: (times) => (opened ? pauseBefore(times) : null),
      lazyConnect: true,
      commandTimeout: ANSWER_MS,
      maxRetriesPerRequest: null,
    }),
  );
  redis.on('error', onError);
  try {
    await redis.connect();
    await insistOnKeeping(redis);
    opened = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    throw failureOf(error as Error, redis, address);
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
