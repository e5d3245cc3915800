import { refuse, scopeOf } from '@rosa/service-kit';
import type { RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { hashOf } from '../application/secrets.js';
import type { GatewayConfig } from '../config.js';

/** Makes a counter: so many `points` in so many seconds, apart from those of another name. */
export type LimiterOf = (
  name: string,
  limit: { readonly points: number; readonly duration: number },
) => RateLimiterAbstract;

/** Counts in this process. */
export const memoryLimiter: LimiterOf = (_name, limit) => new RateLimiterMemory(limit);

const secondsIn = (rejected: RateLimiterRes): number => Math.ceil(rejected.msBeforeNext / 1000);

/** So many requests a minute for an account, a token, or an address that has not signed in. */
export const limitCallers = (
  { requestsPerMinute }: GatewayConfig,
  limiterOf: LimiterOf,
): RequestHandler => {
  const limiter = limiterOf('calls', { points: requestsPerMinute, duration: 60 });
  return async (request, response, next) => {
    try {
      await limiter.consume(scopeOf(response)?.actor ?? request.ip ?? '');
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected;
      const seconds = secondsIn(rejected);
      response.set('Retry-After', String(seconds));
      throw refuse('tooMany', 'http.tooMany', { seconds });
    }
    next();
  };
};

/** Guards sign-in against guessing. */
export interface SignInLimit {
  /**
   * Counts an attempt before the password is looked at, so that many at once gain nothing.
   *
   * @throws `tooMany`
   */
  attempt(
    username: string,
    address: string,
    response: Response,
  ): Promise<{ succeeded(): Promise<void> }>;
}

const QUARTER_OF_AN_HOUR = 15 * 60;

export const signInLimit = ({ signIns }: GatewayConfig, limiterOf: LimiterOf): SignInLimit => {
  const duration = QUARTER_OF_AN_HOUR;
  const byBoth = limiterOf('user', { points: signIns.perUsername, duration });
  const byAddress = limiterOf('address', { points: signIns.perAddress, duration });
  return {
    attempt: async (username, address, response) => {
      const key = hashOf(`${username.trim().toLowerCase()} ${address}`);
      try {
        await byBoth.consume(key);
        await byAddress.consume(address);
      } catch (rejected) {
        if (!(rejected instanceof RateLimiterRes)) throw rejected;
        const seconds = secondsIn(rejected);
        response.set('Retry-After', String(seconds));
        throw refuse('tooMany', 'accounts.tooManyAttempts', { minutes: Math.ceil(seconds / 60) });
      }
      return {
        succeeded: async () => {
          await byBoth.delete(key);
          await byAddress.reward(address);
        },
      };
    },
  };
};
