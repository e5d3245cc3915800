import { groupBy, newId, slicesOf } from '@rosa/domain';
import type { EventType } from '@rosa/domain';

/** A record that changed, and what those who hear of it are told. */
export type Changed = readonly [type: EventType, id: string];

/** An outbox entry, but for the instant of its commit. */
export interface Entry {
  readonly id: string;
  readonly type: EventType;
  readonly aggregateIds: readonly string[];
}

/** Records one entry of a bulk commit tells of, at most: enough that entries cost nothing, few enough to be handled at once. */
const PACK = 250;

/** What a commit leaves in the outbox: an entry a record or, where it is one of many, an entry for some hundred. */
export const entriesOf = (changed: readonly Changed[], bulk: boolean): readonly Entry[] => {
  if (!bulk) return changed.map(([type, id]) => ({ id: newId(), type, aggregateIds: [id] }));
  const byType = groupBy(changed, ([type]) => type);
  return [...byType].flatMap(([type, all]) => {
    const ids = [...new Set(all.map(([, id]) => id))];
    return slicesOf(ids, PACK).map((aggregateIds) => ({ id: newId(), type, aggregateIds }));
  });
};
