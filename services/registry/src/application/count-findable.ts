import { FINDING_KEYS, PROPOSING_KEYS, todayOf, type NeverKey, type Scope } from '@rosa/domain';
import type { PeopleQuery } from '@rosa/search';
import type { RegistryDeps } from '../ports.js';

/** How many people were never asked a part of the record. */
interface Missing {
  readonly key: NeverKey;
  readonly people: number;
}

export interface Findable {
  /** Active in the programme, in reach. */
  readonly people: number;
  /** Of them, those who were asked all that lists ask. */
  readonly findable: number;
  /** What lists ask, the most often missing first; `only` counts those to whom nothing else of it is missing. */
  readonly missing: readonly (Missing & { readonly only: number })[];
  /** What is needed to propose or reach whoever was found. */
  readonly proposing: readonly Missing[];
}

const byMost = (a: Missing, b: Missing): number => b.people - a.people || (a.key < b.key ? -1 : 1);

/** Counts how many of the active people in reach lists can find in full, and what is missing of the others. */
export const countFindable = async (
  { search, clock }: Pick<RegistryDeps, 'search' | 'clock'>,
  scope: Scope,
): Promise<Findable> => {
  const active = { state: 'active', sort: 'name', asOf: todayOf(clock), limit: 1 } as const;
  const find = (asked: Pick<PeopleQuery, 'never' | 'asked' | 'counts'>) =>
    search.find(scope, { ...active, counts: [], ...asked });
  const [everyone, found, ...alone] = await Promise.all([
    find({ counts: ['never'] }),
    find({ asked: FINDING_KEYS }),
    ...FINDING_KEYS.map((key) =>
      find({ never: [key], asked: FINDING_KEYS.filter((other) => other !== key) }),
    ),
  ]);
  const never = new Map(everyone.facets.never.map(({ value, count }) => [value, count]));
  const missing = (key: NeverKey): Missing => ({ key, people: never.get(key) ?? 0 });
  return {
    people: everyone.total,
    findable: found.total,
    missing: FINDING_KEYS.map((key, at) => ({ ...missing(key), only: alone[at]!.total })).toSorted(
      byMost,
    ),
    proposing: PROPOSING_KEYS.map(missing).toSorted(byMost),
  };
};
