import { addressOf } from './address.js';
import { connect } from './connect.js';

const A_SCAN = 1_000;

/** Removes every key of an installation's prefix, none of whose processes may run. @throws RosaError as `openQueue` does */
export const dropKeys = async (url: string): Promise<void> => {
  const address = addressOf(url);
  const redis = await connect(address, () => undefined);
  try {
    const found = redis.scanStream({ match: `${address.prefix}:*`, count: A_SCAN });
    for await (const keys of found as AsyncIterable<string[]>) {
      if (keys.length > 0) await redis.del(keys);
    }
  } finally {
    redis.disconnect();
  }
};
