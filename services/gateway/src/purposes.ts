import type { Role } from '@rosa/domain';

/** Why personal data are looked at: recorded with every look, and closed, so that the trail can be read by purpose. */
export const PURPOSES = ['matching', 'assistance', 'monitoring', 'data_quality', 'legal'] as const;

export type Purpose = (typeof PURPOSES)[number];

/** Each role's own duty: the purpose of a look for which none is said. */
export const DUTY: Readonly<Record<Role, Purpose>> = {
  operator: 'assistance',
  animator: 'matching',
  lead: 'monitoring',
  central: 'monitoring',
  employer: 'matching',
  body: 'monitoring',
  worker: 'assistance',
};
