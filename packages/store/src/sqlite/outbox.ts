import type { EventType, OutboxEvent } from '@rosa/domain';
import type { Outbox } from '../port.js';
import type { Database } from './database.js';

/**
 * Entries in the order of their commits. Those sent are deleted: the table stays as small as the backlog, and its pages
 * are used again.
 */
export class SqliteOutbox implements Outbox {
  readonly #listeners = new Set<() => void>();

  constructor(private readonly db: Database) {}

  async unsent(limit: number): Promise<readonly OutboxEvent[]> {
    return this.db
      .all('SELECT id, type, aggregate_id, rev, at FROM outbox ORDER BY seq LIMIT ?', [limit])
      .map(([id, type, aggregateId, rev, at]) => ({
        id: String(id),
        type: type as EventType,
        version: 1,
        aggregateId: String(aggregateId),
        rev: Number(rev),
        at: String(at),
      }));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    // A mark lost to a power cut sends the entry again, which is harmless: no flush is worth it.
    this.db.writeLightly(() =>
      this.db.run('DELETE FROM outbox WHERE id IN (SELECT value FROM json_each(?))', [
        JSON.stringify(ids),
      ]),
    );
  }

  async backlog(): Promise<{ readonly count: number; readonly oldest: string | null }> {
    const [count, oldest] = this.db.get('SELECT count(*), min(at) FROM outbox') ?? [0, null];
    return { count: Number(count), oldest: oldest == null ? null : String(oldest) };
  }

  onCommit(listener: () => void): () => void {
    // Its own function each time, so that one listener given twice is two.
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Tells the listeners, apart from the commit: one that throws must not make a durable commit look failed. */
  tell(): void {
    for (const listener of this.#listeners) queueMicrotask(listener);
  }
}
