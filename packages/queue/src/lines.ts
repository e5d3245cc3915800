import type { Job } from './port.js';

/** The jobs of one topic and one lane, which go together and apart from all others. */
export interface Line {
  readonly topic: string;
  readonly bulk: boolean;
  /** None twice, in the order they came. */
  readonly jobs: readonly Job[];
}

/** The lines of some jobs, urgent ones first, else in the order they came. */
export const linesOf = (jobs: readonly Job[]): readonly Line[] => {
  const lines = new Map<string, { topic: string; bulk: boolean; jobs: Map<string, Job> }>();
  for (const job of jobs) {
    const { topic, id, bulk = false } = job;
    const key = `${topic}\0${bulk}`;
    const line = lines.get(key) ?? { topic, bulk, jobs: new Map() };
    line.jobs.set(id, job);
    lines.set(key, line);
  }
  return [...lines.values()]
    .map(({ jobs: byId, ...line }): Line => ({ ...line, jobs: [...byId.values()] }))
    .sort((a, b) => Number(a.bulk) - Number(b.bulk));
};

/** What tells one job from another, as a key of maps. */
export const keyOf = ({ topic, id, bulk = false }: Job): string => `${topic}\0${id}\0${bulk}`;
