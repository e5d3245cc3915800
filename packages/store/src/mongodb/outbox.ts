import type { EventType, OutboxEvent } from '@rosa/domain';
import type { mongo } from 'mongoose';
import { Schema } from 'mongoose';
import { CommitListeners } from '../commit-listeners.js';
import { entriesOf } from '../entries.js';
import type { Changed } from '../entries.js';
import type { CommitListener, CommitOptions, Outbox } from '../port.js';
import type { Database, Session } from './database.js';
import { textOf } from './table.js';
import { Wake } from './wake.js';
import type { Signed } from './wake.js';

/** An entry as it is held. */
export interface Waiting extends Signed {
  readonly _id: string;
  readonly type: EventType;
  readonly aggregateIds: readonly string[];
  readonly at: string;
}

export const OUTBOX = 'outbox';

/** No mark comes before one. */
const OLDEST_FIRST = { bulk: 1, at: 1, _id: 1 } as const;

export const outboxSchema = new Schema(
  {
    _id: String,
    type: String,
    aggregateIds: [String],
    at: String,
    by: String,
    bulk: Boolean,
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
).index(OLDEST_FIRST, { name: 'lanes' });

/** Leaves a commit's entries, within its transaction. */
export const leaveEntries = async (
  db: Database,
  session: Session,
  changed: readonly Changed[],
  { at, by, bulk }: { readonly at: string; readonly by: string; readonly bulk: boolean },
): Promise<void> => {
  if (changed.length === 0) return;
  const mark = bulk ? ({ bulk } as const) : {};
  const waiting = entriesOf(changed, bulk).map(({ id: _id, ...said }, i): Waiting => {
    const entry = { _id, ...said, at, ...mark };
    return i === 0 ? { ...entry, by } : entry;
  });
  await db.collection<Waiting>(OUTBOX).insertMany(waiting, { session });
};

/** Entries by the instant of their commit, then by id. Those sent are deleted: the collection stays as small as the backlog. */
export class MongoOutbox implements Outbox {
  readonly #listeners = new CommitListeners();
  readonly #wake: Wake;

  constructor(
    private readonly db: Database,
    opening: string,
  ) {
    this.#wake = new Wake(
      () => this.#entries,
      opening,
      (commit) => this.tell(commit),
    );
  }

  get #entries(): mongo.Collection<Waiting> {
    return this.db.collection(OUTBOX);
  }

  async unsent(limit: number, of?: Required<CommitOptions>): Promise<readonly OutboxEvent[]> {
    // To this engine, no limit at all is written 0.
    if (limit < 1) return [];
    const lane = of === undefined ? {} : { bulk: of.bulk ? (true as const) : null };
    const found = await this.db.try(() =>
      this.#entries.find(lane, { sort: OLDEST_FIRST, limit, batchSize: limit + 1 }).toArray(),
    );
    return found.map(({ _id: id, type, aggregateIds, at }) => ({
      id,
      type,
      version: 2,
      aggregateIds,
      at,
    }));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.try(() => this.#entries.deleteMany({ _id: { $in: ids.map(textOf) } }));
  }

  async backlog(): Promise<{ readonly count: number; readonly oldest: string | null }> {
    const [counted] = await this.db.try(() =>
      this.#entries
        .aggregate<{ count: number; oldest: string }>([
          { $project: { size: { $size: '$aggregateIds' }, at: 1 } },
          { $group: { _id: null, count: { $sum: '$size' }, oldest: { $min: '$at' } } },
        ])
        .toArray(),
    );
    return { count: counted?.count ?? 0, oldest: counted?.oldest ?? null };
  }

  onCommit(listener: CommitListener): () => void {
    const stop = this.#listeners.add(listener);
    this.#wake.start();
    return stop;
  }

  tell(commit: Required<CommitOptions>): void {
    this.#listeners.tell(commit);
  }

  async close(): Promise<void> {
    await this.#wake.stop();
  }
}
