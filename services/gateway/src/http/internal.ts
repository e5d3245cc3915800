import type { Clock } from '@rosa/domain';
import { answering, gatewayCalls, type Answering } from '@rosa/service-kit';
import type { Store } from '@rosa/store';
import { keepEntries, type NamedEntry } from '../application/keep-entries.js';

/** What the gateway answers the other services, on a port that is not published. */
export const internalCalls = (auditStore: Store, clock: Clock): readonly Answering[] => [
  answering(gatewayCalls.audit, async (_scope, { entries }) => {
    await keepEntries(auditStore, clock, entries as readonly NamedEntry[]);
    return true as const;
  }),
];
