import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { infoOf } from './connect.js';

/** A refill that takes longer is begun again by the next look. */
const REFILL_SECONDS = 3_600;

/** Takes the queue for whole, unless what was begun is gone: then it was emptied again meanwhile. */
const CONFIRM = `
if redis.call('DEL', KEYS[2]) == 1 then
  redis.call('SET', KEYS[1], ARGV[1])
  return 1
end
return 0`;

/**
 * Knows whether Redis may have lost jobs since a keeper last recovered. It holds a mark for each that names the server
 * process it was left under: the mark is gone when Redis was emptied, and names another process when Redis was restarted
 * (its file may lack the last second), or when a replica took over.
 */
export class Wholeness {
  private server: Promise<string> | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {
    // Whoever answers after a cut may be another process.
    redis.on('close', () => (this.server = undefined));
  }

  /** The key of a keeper's mark. */
  markOf(keeper: string): string {
    return `${this.prefix}:whole:${keeper}`;
  }

  /** Does what was read under a mark say that nothing is lost? */
  async isMark(read: unknown): Promise<boolean> {
    return read === (await this.serverNow());
  }

  async isWhole(keeper: string): Promise<boolean> {
    return this.isMark(await this.redis.get(this.markOf(keeper)));
  }

  /** Calls `refill`, and then takes the queue for whole. */
  async refill(keeper: string, refill: () => Promise<void>): Promise<void> {
    const server = await this.serverNow();
    const mark = this.markOf(keeper);
    const begun = `${mark}:${randomUUID()}`;
    await this.redis.set(begun, server, 'EX', REFILL_SECONDS);
    await refill();
    await this.redis.eval(CONFIRM, 2, mark, begun, server);
  }

  private serverNow(): Promise<string> {
    const asked = (this.server ??= infoOf(this.redis, 'server', 'run_id'));
    asked.catch(() => (this.server = undefined));
    return asked;
  }
}
