import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@rosa/domain';
import type { mongo } from 'mongoose';
import { isDuplicate } from './errors.js';

/** What is held under the lease's name: by whom, until when by the server's clock. */
export interface Lease {
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
}

/** How long a lease outlives a holder that died, ms; it is renewed three times in that time. */
const LASTS = 9_000;
const LOOK_AGAIN = 100;

/**
 * Runs `act` while no other process runs its own under the same name; waits for one that does. Who stops renewing, dead or
 * stalled, loses the lease: what is done under it must bear being done twice.
 */
export const underLease = async <T>(
  leases: mongo.Collection<Lease>,
  name: string,
  act: () => Promise<T>,
): Promise<T> => {
  const holder = newId();
  while (!(await take(leases, name, holder))) await sleep(LOOK_AGAIN);
  const renewing = setInterval(() => {
    // A renewal that fails leaves the lease to run out, which is what it is for.
    take(leases, name, holder).catch(() => undefined);
  }, LASTS / 3);
  try {
    return await act();
  } finally {
    clearInterval(renewing);
    await leases.deleteOne({ _id: name, holder });
  }
};

/** Takes the lease, or renews it; `false` while another holds it. */
const take = async (
  leases: mongo.Collection<Lease>,
  name: string,
  holder: string,
): Promise<boolean> => {
  const free = { $or: [{ $eq: ['$holder', holder] }, { $lt: ['$until', '$$NOW'] }] };
  const until = { $add: ['$$NOW', LASTS] };
  try {
    const held = await leases.findOneAndUpdate(
      { _id: name },
      [
        {
          $set: {
            holder: { $cond: [free, holder, '$holder'] },
            until: { $cond: [free, until, '$until'] },
          },
        },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    return held?.holder === holder;
  } catch (error) {
    // Two made the first one at once.
    if (isDuplicate(error)) return false;
    throw error;
  }
};
