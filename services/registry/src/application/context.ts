import { todayOf, type Checking } from '@rosa/domain';
import type { RegistryDeps } from '../ports.js';

/** What inputs are judged against: the classifications and the day in Rome. */
export const checkingOf = ({ reference, clock }: RegistryDeps): Checking => ({
  reference,
  today: todayOf(clock),
});
