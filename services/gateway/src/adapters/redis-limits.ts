import { redisAddressOf } from '@rosa/queue';
import type { Logger } from '@rosa/service-kit';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { LimiterOf } from '../http/rate-limit.js';

const ANSWER_MS = 500;

/** Counting in the Redis all copies of the gateway share. */
export interface SharedLimits {
  readonly limiterOf: LimiterOf;
  close(): void;
}

/**
 * While Redis does not answer each copy counts for itself: no one is refused for that, and no one may try passwords
 * without end.
 *
 * @param url the queue's
 * @throws RosaError `invalid` where that is no address
 */
export const redisLimits = (url: string, log: Logger): SharedLimits => {
  const { url: address, prefix } = redisAddressOf(url);
  const redis = new Redis(address, {
    commandTimeout: ANSWER_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
  });
  redis.on('error', (error) => log.warn({ err: error }, 'limits'));
  return {
    limiterOf: (name, { points, duration }) => {
      const keyPrefix = `${prefix}:limit:${name}`;
      const insuranceLimiter = new RateLimiterMemory({ keyPrefix, points, duration });
      return new RateLimiterRedis({
        storeClient: redis,
        keyPrefix,
        points,
        duration,
        insuranceLimiter,
      });
    },
    close: () => redis.disconnect(),
  };
};
