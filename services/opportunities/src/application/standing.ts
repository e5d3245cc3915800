import { factsOf, isReleased, parseDay, todayOf, type Worker } from '@rosa/domain';
import type { OpportunityDeps } from '../ports.js';
import type { Withdrawal } from '../records.js';

type Reason = Pick<Withdrawal, 'why' | 'on'>;

/**
 * Why the record of today takes this person out of every list, whatever was written when the list was drawn: gone,
 * refused, left, paused or placed; `null` where it does not.
 */
export const goneBy = (
  { reference, clock }: Pick<OpportunityDeps, 'reference' | 'clock'>,
  worker: Worker | undefined,
): Reason | null => {
  if (!worker) return { why: 'removed', on: null };
  if (worker.consent?.proposals === false) {
    return { why: 'refused_proposals', on: worker.consent.on };
  }
  const { state } = worker.status;
  if (isReleased(factsOf(worker, reference), todayOf(clock)) || state === 'active') return null;
  return { why: state, on: null };
};

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => parseDay(to)! - parseDay(from)!;
