import type { Act } from '../../offline/acts.js';

type Waiting = Pick<Act, 'id' | 'owner' | 'title' | 'at' | 'after' | 'problem'>;

let last = 0;

/** Of two acts of one moment the first is sent first. */
const instant = (): string => {
  last = Math.max(Date.now(), last + 1);
  return new Date(last).toISOString();
};

/** What every act begins with: done now, by whom, and nothing the matter with it. */
export const newAct = (
  id: string,
  owner: string,
  title: string,
  after: string | null = null,
): Waiting => ({ id, owner, title, at: instant(), after, problem: null });
