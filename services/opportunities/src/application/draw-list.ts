import {
  explainRanked,
  formatDay,
  matchPlanOf,
  type Criteria,
  type Explanation,
  type Lang,
  type MatchCounts,
  type Ranked,
  type Scope,
} from '@rosa/domain';
import type { Incomplete, KnownPerson, OpportunityDeps } from '../ports.js';

/** A list drawn now: the engine ranks everyone, the pure rule explains those it names over their present records. */

/** Which index answered, for which day, and whether someone may be missing. */
export interface Standing {
  readonly asOf: string;
  readonly engine: string;
  readonly indexVersion: string;
  readonly complete: boolean;
  readonly incomplete: readonly Incomplete[];
}

/** A person of a list, with why they stand where they stand. */
export interface DrawnPerson extends KnownPerson {
  readonly explanation: Explanation;
}

/** A list as it was drawn: its people, and whom to interview because an answer would lift them into it. */
export interface Drawn extends Standing, MatchCounts {
  readonly people: readonly DrawnPerson[];
  readonly toInterview: readonly DrawnPerson[];
}

/** For whom a list is drawn. */
export interface DrawOptions {
  readonly lang: Lang;
  /** Whose reasons go without employer, operator and point. */
  readonly masks: (person: KnownPerson) => boolean;
}

/** Engine and pure rule agree within this (matching.md); more means that the record has changed since it was indexed. */
const AGREEMENT = 1e-6;

/** How far an answer of the engine can be relied on. */
export const standingOf = (
  { search }: Pick<OpportunityDeps, 'search'>,
  { asOf }: Criteria,
  incomplete: readonly Incomplete[],
): Standing => ({
  asOf: formatDay(asOf),
  engine: search.engine,
  indexVersion: search.indexVersion(),
  complete: incomplete.length === 0,
  incomplete: [...new Set(incomplete)],
});

/** The people named, by id: those who by their present record are out, or gone, are not shown any more. */
const explained = async (
  { registry, reference }: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
  named: readonly Ranked[],
  { lang, masks }: DrawOptions,
): Promise<ReadonlyMap<string, DrawnPerson>> => {
  const ids = named.map(({ id }) => id);
  const known = await registry.people(scope, ids);
  const plan = matchPlanOf(criteria, reference);
  const drawn = new Map<string, DrawnPerson>();
  for (const person of known) {
    const { worker } = person;
    const explanation = explainRanked(worker, plan, reference, { lang, masked: masks(person) });
    if (explanation) drawn.set(worker.id, { ...person, explanation });
  }
  return drawn;
};

/**
 * Ranks everyone, and explains the first `limit` and those worth interviewing beside them. A record that has changed
 * since it was indexed is explained as it is now, and the list says that it is behind.
 *
 * @throws `unavailable` where the engine cannot answer: never an empty list in silence
 */
export const drawList = async (
  deps: OpportunityDeps,
  scope: Scope,
  criteria: Criteria,
  limit: number,
  options: DrawOptions,
): Promise<Drawn> => {
  // Asked before: what waits now may have come by the time the engine has answered, and the list would lack it.
  const incomplete = await deps.incomplete();
  const { people, toInterview, partial, ...counts } = await deps.search.match(
    scope,
    criteria,
    limit,
  );
  const named = [...people, ...toInterview];
  const drawn = await explained(deps, scope, criteria, named, options);
  const hasMoved = ({ id, score }: Ranked): boolean => {
    const now = drawn.get(id)?.explanation.score;
    return now === undefined || Math.abs(now - score) > AGREEMENT;
  };
  const those = (ranked: readonly Ranked[]) => ranked.flatMap(({ id }) => drawn.get(id) ?? []);
  return {
    ...standingOf(deps, criteria, [
      ...incomplete,
      ...(partial ? ['partial' as const] : []),
      ...(named.some(hasMoved) ? ['behind' as const] : []),
    ]),
    ...counts,
    people: those(people),
    toInterview: those(toInterview),
  };
};
