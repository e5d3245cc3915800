import { answering, indexerCalls, type Answering } from '@rosa/service-kit';
import type { Incomplete } from '../app.js';

/** What the indexer answers the other services. */
export const internalCalls = (
  incomplete: () => Promise<readonly Incomplete[]>,
): readonly Answering[] => [answering(indexerCalls.incomplete, incomplete)];
