import { toInterviewLimit } from '@rosa/domain';
import type { MatchList } from '@rosa/domain';
import { eachBit } from './bits.js';
import type { Considered } from './considered.js';
import { Contest } from './contest.js';
import type { OutSets } from './outs.js';
import type { Scorer } from './scorer.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { Top } from './top.js';
import { unknownsAmong } from './unknowns.js';
import { UNKNOWN } from './values.js';

/** Ranks the candidates: the nearest first, none scored who cannot reach the list, none put in order who is not on it. */
export const rank = (
  considered: Considered,
  scorer: Scorer,
  outs: OutSets,
  limit: number,
): MatchList => {
  const { people, compiled } = scorer;
  const { candidates, near } = considered;
  const unknowns = unknownsAmong(people, compiled, outs, candidates);
  const contest = new Contest(scorer, limit, unknowns.words);
  if (near) enterByNearness(near, candidates, scorer, contest);
  else eachBit(candidates, (slot) => contest.enter(slot, UNKNOWN));
  return listOf(considered, scorer, unknowns.count, contest.best, contest.open);
};

const enterByNearness = (
  near: Neighbourhood,
  candidates: Uint32Array,
  { people, compiled }: Scorer,
  contest: Contest,
): void => {
  near.eachCandidate(candidates, compiled, contest);
  const { home_known } = people.columns;
  const homeless = candidates.map((word, i) => word & ~home_known[i]!);
  eachBit(homeless, (slot) => contest.enter(slot, UNKNOWN));
};

/** Puts the kept in order and spells them out. */
export const listOf = (
  counts: Omit<Considered, 'candidates' | 'near'>,
  scorer: Scorer,
  withUnknowns: number,
  best: Top,
  open: Top,
): MatchList => {
  const { considered, ranked, outTotal, out, consentNeverAsked } = counts;
  const first = best.drain();
  const listed = new Set(first);
  const others = open.drain().filter((slot) => !listed.has(slot));
  return {
    considered,
    ranked,
    outTotal,
    out,
    consentNeverAsked,
    withUnknowns,
    people: first.map((slot) => scorer.ranked(slot)),
    toInterview: others
      .slice(0, toInterviewLimit(best.capacity))
      .map((slot) => scorer.ranked(slot)),
  };
};
