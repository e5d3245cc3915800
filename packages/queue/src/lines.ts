import type { Job } from './port.js';

/** The jobs of one topic and one lane, which go together and apart from all others. */
export interface Line {
  readonly topic: string;
  readonly bulk: boolean;
  /** None twice, in the order they came. */
  readonly ids: readonly string[];
}

/** The lines of some jobs, urgent ones first, else in the order they came. */
export const linesOf = (jobs: readonly Job[]): readonly Line[] => {
  const lines = new Map<string, { topic: string; bulk: boolean; ids: Set<string> }>();
  for (const { topic, id, bulk = false } of jobs) {
    const key = `${topic}\0${bulk}`;
    const line = lines.get(key) ?? { topic, bulk, ids: new Set() };
    line.ids.add(id);
    lines.set(key, line);
  }
  return [...lines.values()]
    .map((line) => ({ ...line, ids: [...line.ids] }))
    .sort((a, b) => Number(a.bulk) - Number(b.bulk));
};

/** What tells one job from another, as a key of maps. */
export const keyOf = ({ topic, id, bulk = false }: Job): string => `${topic}\0${id}\0${bulk}`;
