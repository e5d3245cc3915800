import { systemScope, type Scope } from '@rosa/domain';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import { latestAnswer } from '../records.js';

/** What the registry asks before it records a hire on a roster. */
export interface Rosters {
  /** Does a roster hold this person, and did its employer claim the hire? Whoever records it reached the person already. */
  holds(scope: Scope, rosterId: string, workerId: string): Promise<'hired' | 'listed' | 'absent'>;
}

const system = systemScope('rosters');

export const rostersOf = ({ store }: Pick<OpportunityDeps, 'store'>): Rosters => ({
  holds: async (_scope, rosterId, workerId) => {
    const roster = await store.get(system, opportunityBanks.rosters, rosterId);
    if (!roster?.workerIds.includes(workerId)) return 'absent';
    return latestAnswer(roster, workerId)?.answer === 'hired' ? 'hired' : 'listed';
  },
});
