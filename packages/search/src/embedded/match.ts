import { toInterviewLimit } from '@rosa/domain';
import type { MatchList } from '@rosa/domain';
import type { Considered } from './considered.js';
import { Contest } from './contest.js';
import type { OutSets } from './outs.js';
import type { Scorer } from './scorer.js';
import { sievesOf } from './sieves.js';
import { Top } from './top.js';
import { unknownsAmong } from './unknowns.js';

/** Ranks the candidates: none scored who cannot reach the list, none put in order who is not on it. */
export const rank = (
  considered: Considered,
  scorer: Scorer,
  outs: OutSets,
  limit: number,
): MatchList => {
  const { people, compiled } = scorer;
  const { candidates, near } = considered;
  const sieves = sievesOf(people, compiled, outs, near);
  const unknowns = unknownsAmong(people, compiled, sieves, candidates);
  const byLot = outs.byLot();
  const best = new Top(limit, people.compareIds);
  const byScore = { unknownCounts: scorer.unknownCounts, of: ({ score }: Scorer) => score };
  new Contest(scorer, best, byScore, sieves, byLot).enter(candidates);
  // Those on the list are among the first by potential too, so as many more are kept.
  const open = new Top(limit + toInterviewLimit(limit), people.compareIds);
  const byPotential = { unknownCounts: 1, of: ({ potential }: Scorer) => potential };
  new Contest(scorer, open, byPotential, sieves, byLot).enter(unknowns.words);
  return listOf(considered, scorer, unknowns.count, best, open);
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
