import type { EventType, OutboxEvent } from '@rosa/domain';
import { CommitListeners } from '../commit-listeners.js';
import { entriesOf } from '../entries.js';
import type { Changed } from '../entries.js';
import type { CommitListener, CommitOptions, Outbox } from '../port.js';
import type { Database } from './database.js';

/** Leaves a commit's entries, within its transaction: all in one statement, which an import of thousands feels. */
export const leaveEntries = (
  db: Database,
  changed: readonly Changed[],
  { at, bulk }: { readonly at: string; readonly bulk: boolean },
): void => {
  if (changed.length === 0) return;
  db.run(
    `INSERT INTO outbox (id, type, aggregate_ids, at, bulk)
     SELECT value ->> 'id', value ->> 'type', value -> 'aggregateIds', ?, ? FROM json_each(?)`,
    [at, bulk ? 1 : 0, JSON.stringify(entriesOf(changed, bulk))],
  );
};

const UNSENT = 'SELECT id, type, aggregate_ids, at FROM outbox';

/**
 * Entries by id, which UUIDv7 puts in the order of their making. Those sent are deleted: the table stays as small as the backlog, and its pages
 * are used again.
 */
export class SqliteOutbox implements Outbox {
  readonly #listeners = new CommitListeners();
  /** Asked at every list drawn, and changed by this process alone. */
  #backlog: { readonly count: number; readonly oldest: string | null } | undefined;

  constructor(private readonly db: Database) {}

  async unsent(limit: number, of?: Required<CommitOptions>): Promise<readonly OutboxEvent[]> {
    const rows =
      of === undefined
        ? this.db.all(`${UNSENT} ORDER BY bulk, id LIMIT ?`, [limit])
        : this.db.all(`${UNSENT} WHERE bulk = ${of.bulk ? 1 : 0} ORDER BY id LIMIT ?`, [limit]);
    return rows.map(([id, type, aggregateIds, at]) => ({
      id: String(id),
      type: type as EventType,
      version: 2,
      aggregateIds: JSON.parse(String(aggregateIds)) as string[],
      at: String(at),
    }));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    // A mark lost to a power cut sends the entry again, which is harmless: no flush is worth it.
    this.#backlog = undefined;
    this.db.writeLightly(() =>
      this.db.run('DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))', [
        JSON.stringify(ids),
      ]),
    );
  }

  async backlog(): Promise<{ readonly count: number; readonly oldest: string | null }> {
    if (this.#backlog) return this.#backlog;
    const sql = 'SELECT coalesce(sum(json_array_length(aggregate_ids)), 0), min(at) FROM outbox';
    const [count, oldest] = this.db.get(sql) ?? [0, null];
    this.#backlog = { count: Number(count), oldest: oldest == null ? null : String(oldest) };
    return this.#backlog;
  }

  onCommit(listener: CommitListener): () => void {
    return this.#listeners.add(listener);
  }

  tell(commit: Required<CommitOptions>): void {
    this.#backlog = undefined;
    this.#listeners.tell(commit);
  }
}
