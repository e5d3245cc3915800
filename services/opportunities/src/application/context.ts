import { todayOf, type Checking } from '@rosa/domain';
import type { OpportunityDeps } from '../ports.js';

/** What inputs are judged against: the classifications and the day in Rome. */
export const checkingOf = ({
  reference,
  clock,
}: Pick<OpportunityDeps, 'reference' | 'clock'>): Checking => ({
  reference,
  today: todayOf(clock),
});
