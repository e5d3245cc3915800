import type { Job } from './port.js';

/** Each topic with its ids, none twice, both in the order they came. */
export const idsByTopic = (jobs: readonly Job[]): [topic: string, ids: string[]][] => {
  const topics = new Map<string, Set<string>>();
  for (const { topic, id } of jobs) {
    const ids = topics.get(topic) ?? new Set();
    topics.set(topic, ids.add(id));
  }
  return [...topics].map(([topic, ids]) => [topic, [...ids]]);
};

/** What tells one job from another, as a key of maps. */
export const keyOf = ({ topic, id }: Job): string => `${topic}\0${id}`;
