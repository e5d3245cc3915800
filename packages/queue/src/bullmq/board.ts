import { Queue as BullQueue } from 'bullmq';
import type { QueueBoard, QueueOptions } from '../port.js';
import { addressOf } from './address.js';
import { connect } from './connect.js';
import { LANES, queueName } from './topic.js';

/** @throws RosaError as `openQueue` does */
export const openBullBoard = async (
  { url, notice = () => undefined }: QueueOptions,
  topics: readonly string[],
): Promise<QueueBoard> => {
  const { prefix, ...address } = addressOf(url);
  const redis = await connect({ prefix, ...address }, (error) => notice(error.message));
  const names = topics.flatMap((topic) => LANES.map((bulk) => queueName(topic, bulk)));
  const queues = names.map((name) => {
    const queue = new BullQueue(name, { connection: redis, prefix, skipMetasUpdate: true });
    return queue.on('error', () => undefined);
  });
  return {
    queues,
    close: async () => {
      await Promise.allSettled(queues.map((queue) => queue.close()));
      redis.disconnect();
    },
  };
};
