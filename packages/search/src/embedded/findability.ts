import { reachesScore } from '@rosa/domain';
import type { Findability, Question } from '@rosa/domain';
import { eachBit } from './bits.js';
import type { Considered } from './considered.js';
import type { Part } from './parts.js';
import type { Scorer } from './scorer.js';
import { Top } from './top.js';
import { countedAs, valueAt } from './values.js';

const MOST_QUESTIONS = 3;
const FIRST_TO_ASK = 10;

/** Who is hidden from the first `limit` by unknowns, and the questions that would find most of them. */
export const findability = (
  { considered, ranked, candidates }: Considered,
  scorer: Scorer,
  limit: number,
): Findability => {
  const threshold = nthScore(candidates, scorer, limit);
  if (threshold === null) {
    return { considered, ranked, threshold, hiddenByUnknowns: 0, questions: [] };
  }
  const tallies = scorer.compiled.parts.map((part) => new Tally(part, scorer, threshold));
  let hiddenByUnknowns = 0;
  eachBit(candidates, (slot) => {
    scorer.read(slot);
    const { score } = scorer;
    if (reachesScore(score, threshold) || !reachesScore(scorer.potential, threshold)) return;
    hiddenByUnknowns++;
    for (const tally of tallies) tally.take(slot, score);
  });
  const questions = tallies
    .filter(({ worth }) => worth > 0)
    .map((tally) => tally.question())
    .sort((a, b) => b.worth - a.worth || (a.of < b.of ? -1 : 1))
    .slice(0, MOST_QUESTIONS);
  return { considered, ranked, threshold, hiddenByUnknowns, questions };
};

const nthScore = (candidates: Uint32Array, scorer: Scorer, limit: number): number | null => {
  const { columns, compareIds } = scorer.people;
  const { lot } = columns;
  const best = new Top(limit, compareIds);
  eachBit(candidates, (slot) => {
    scorer.read(slot);
    best.offer(slot, scorer.score, lot[slot]!);
  });
  return best.size < limit ? null : best.scores[0]!;
};

/** Whom the best answer to one thing asked would lift to the threshold. */
class Tally {
  worth = 0;
  private readonly first: Top;

  constructor(
    private readonly part: Part,
    private readonly scorer: Scorer,
    private readonly threshold: number,
  ) {
    this.first = new Top(FIRST_TO_ASK, scorer.people.compareIds);
  }

  take(slot: number, score: number): void {
    const { people, compiled } = this.scorer;
    if (this.part.share === 0) return;
    const value = valueAt(people, slot, this.part, compiled);
    if (value >= 0) return;
    const lifted = score + this.part.share * (1 - countedAs(value, this.scorer.unknownCounts));
    if (!reachesScore(lifted, this.threshold)) return;
    this.worth++;
    this.first.offer(slot, lifted, people.columns.lot[slot]!);
  }

  question(): Question {
    const { ids } = this.scorer.people;
    const { worth } = this;
    return { of: this.part.of, worth, first: this.first.drain().map((slot) => ids.idOf(slot)) };
  }
}
