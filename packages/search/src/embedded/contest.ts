import { toInterviewLimit } from '@rosa/domain';
import { isSet } from './bits.js';
import { HOME, type Part } from './parts.js';
import type { Scorer } from './scorer.js';
import { Top } from './top.js';
import { quickValue, UNDECIDED } from './values.js';

/**
 * Candidates compete for the list and for the places to interview. Each is given the most they could score, less as more of
 * them is read, and is left as soon as that reaches neither.
 */
export class Contest {
  readonly best: Top;
  /** Those with an unknown, by potential. The list's own are among them, so as many more are kept. */
  readonly open: Top;
  private readonly lots: Float64Array;
  private readonly parts: readonly Part[];
  private readonly homeShare: number;
  private readonly unknownCounts: number;

  constructor(
    private readonly scorer: Scorer,
    limit: number,
    private readonly unknowns: Uint32Array,
  ) {
    const { parts, unknown, plan } = scorer.compiled;
    const { rankBy } = plan.criteria;
    this.best = new Top(limit, scorer.people.compareIds);
    this.open = new Top(limit + toInterviewLimit(limit), scorer.people.compareIds);
    this.lots = scorer.people.columns.lot;
    this.parts = parts
      .filter((part) => part.kind !== HOME && part.share > 0)
      .sort((a, b) => b.share - a.share);
    this.homeShare = parts.find((part) => part.kind === HOME)?.share ?? 0;
    this.unknownCounts = rankBy === 'certain' ? 0 : rankBy === 'expected' ? unknown : 1;
  }

  /** Could anyone whose nearness is worth at most this still get a place? */
  admits(nearness: number): boolean {
    const most = 1 - this.homeShare * (1 - nearness);
    return this.best.mayAdmit(most, -1) || this.open.mayAdmit(most, -1);
  }

  /** `nearness`: D, or below 0 where home is unknown; anything where no place is asked. */
  enter(slot: number, nearness: number): void {
    const lot = this.lots[slot]!;
    const isKnown = nearness >= 0;
    let score = 1 - this.homeShare * (1 - (isKnown ? nearness : this.unknownCounts));
    let potential = isKnown ? 1 - this.homeShare * (1 - nearness) : 1;
    let forList = this.best.mayAdmit(score, lot);
    let forOpen = isSet(this.unknowns, slot) && this.open.mayAdmit(potential, lot);
    const { people, compiled } = this.scorer;
    for (let i = 0; i < this.parts.length; i++) {
      if (!forList && !forOpen) return;
      const part = this.parts[i]!;
      const value = quickValue(people, slot, part, compiled);
      if (value === UNDECIDED) continue;
      if (value >= 0) {
        score -= part.share * (1 - value);
        potential -= part.share * (1 - value);
        forOpen = forOpen && this.open.mayAdmit(potential, lot);
      } else {
        score -= part.share * (1 - this.unknownCounts);
      }
      forList = forList && this.best.mayAdmit(score, lot);
    }
    if (!forList && !forOpen) return;
    this.scorer.read(slot);
    this.best.offer(slot, this.scorer.score, lot);
    if (this.scorer.hasUnknown) this.open.offer(slot, this.scorer.potential, lot);
  }
}
