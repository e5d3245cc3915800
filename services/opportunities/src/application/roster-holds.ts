import { systemScope, type Scope } from '@rosa/domain';
import { opportunityBanks } from '../banks.js';
import type { OpportunityDeps } from '../ports.js';
import type { Withdrawal } from '../records.js';

/** A person's place on a roster. */
export interface RosterSeat {
  /** Comune of the opportunity: where the work is. */
  readonly comune: string;
  /** Why the person no longer stands on it; `null` for those who do. */
  readonly withdrawn: Pick<Withdrawal, 'why' | 'on'> | null;
}

/** What the registry asks before it records a hire on a roster. */
export interface Rosters {
  /** The person's place on a roster; `undefined` where it does not hold them. Whoever records reached the person already. */
  seat(scope: Scope, rosterId: string, workerId: string): Promise<RosterSeat | undefined>;
}

const system = systemScope('rosters');

/** Answers with the system's eyes: who records a hire may stand outside the territory of the roster. */
export const rostersOf = ({ store }: Pick<OpportunityDeps, 'store'>): Rosters => ({
  seat: async (_scope, rosterId, workerId) => {
    const roster = await store.get(system, opportunityBanks.rosters, rosterId);
    if (!roster?.workerIds.includes(workerId)) return undefined;
    const gone = roster.withdrawn.find((one) => one.workerId === workerId);
    return { comune: roster.comune, withdrawn: gone ? { why: gone.why, on: gone.on } : null };
  },
});
