import { newId, slicesOf } from '@rosa/domain';
import { idsOf, type Delivery, type Job } from './port.js';

/** Aggregates of a pack: half a batch, so that one is fetched while another is handled. */
const PACK = 250;

/** Bulk jobs for many aggregates of one topic, a pack for some hundred. */
export const packsOf = (topic: string, ids: readonly string[]): readonly Job[] =>
  slicesOf(ids, PACK).map((pack) => ({ topic, id: newId(), ids: pack, bulk: true }));

/** How many aggregates of a job the queue has taken charge of, or has had handled. */
export const takenOf = (delivery: Delivery): number => {
  const all = idsOf(delivery.job).length;
  if (delivery.ok) return all;
  return delivery.failed ? all - delivery.failed.length : 0;
};
