import type { OutboxEvent } from '@rosa/domain';
import type { Job } from '@rosa/queue';
import { TOPIC_OF } from './ports.js';

/** Unsent entries that one job does for: those of one aggregate, or one entry of several. */
export interface Group {
  readonly key: string;
  readonly job: Job;
  /** Outbox entries. */
  readonly events: readonly string[];
}

/** What holds and reports know an aggregate by. */
export const keyOf = ({ topic, id }: Pick<Job, 'topic' | 'id'>): string => `${topic}\0${id}`;

/** How many changes a group stands for. */
export const sizeOf = ({ job, events }: Pick<Group, 'job' | 'events'>): number =>
  job.ids?.length ?? events.length;

/**
 * Entries of several aggregates of which some failed. Until a restart they are remembered with what is left of them, so that
 * each aggregate is tried, and waits, for itself.
 */
export class Opened {
  private readonly left = new Map<string, Set<string>>();

  open(event: string, left: readonly string[]): void {
    this.left.set(event, new Set(left));
  }

  /** The entries that nothing is left of, now that this aggregate was handled for them. */
  settled(events: readonly string[], id: string): readonly string[] {
    return events.filter((event) => {
      const left = this.left.get(event);
      if (!left) return true;
      left.delete(id);
      return left.size === 0 && this.left.delete(event);
    });
  }

  /** The jobs that entries ask for, oldest first. */
  groupsOf(events: readonly OutboxEvent[], bulk: boolean): readonly Group[] {
    const groups = new Map<string, Group & { readonly events: string[] }>();
    for (const { id: event, type, aggregateIds } of events) {
      const topic = TOPIC_OF[type];
      const left = this.left.get(event);
      const jobs: readonly Job[] =
        left || aggregateIds.length === 1
          ? [...(left ?? aggregateIds)].map((id) => ({ topic, id, bulk }))
          : [{ topic, id: event, ids: aggregateIds, bulk }];
      for (const job of jobs) {
        const key = keyOf(job);
        const group = groups.get(key) ?? { key, job, events: [] };
        group.events.push(event);
        groups.set(key, group);
      }
    }
    return [...groups.values()];
  }
}
