import { toInterviewLimit } from '@rosa/domain';
import type { MatchList } from '@rosa/domain';
import type { Considered } from './considered.js';
import { eachBit } from './bits.js';
import type { Scorer } from './scorer.js';
import { Top } from './top.js';

/** Ranks the candidates: only the best are kept, in two heaps, and only those are put in order. */
export const rank = (considered: Considered, scorer: Scorer, limit: number): MatchList => {
  const { lot } = scorer.people.columns;
  const best = new Top(limit);
  // Those on the list are not asked again, so as many more are kept.
  const open = new Top(limit + toInterviewLimit(limit));
  let withUnknowns = 0;
  eachBit(considered.candidates, (slot) => {
    scorer.read(slot);
    best.offer(slot, scorer.score, lot[slot]!);
    if (!scorer.hasUnknown) return;
    withUnknowns++;
    open.offer(slot, scorer.potential, lot[slot]!);
  });
  return listOf(considered, scorer, withUnknowns, best, open);
};

/** Puts the kept in order and spells them out. */
export const listOf = (
  { considered, ranked, outTotal, out, consentNeverAsked }: Omit<Considered, 'candidates'>,
  scorer: Scorer,
  withUnknowns: number,
  best: Top,
  open: Top,
): MatchList => {
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
