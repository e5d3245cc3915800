import { RANK_BY } from '@rosa/domain';
import type { Ranked } from '@rosa/domain';
import type { Compiled } from './parts.js';
import type { People } from './people.js';
import { valueAt } from './values.js';

/** The three scores of one person at a time, left in the fields. */
export class Scorer {
  certain = 0;
  expected = 0;
  potential = 0;
  hasUnknown = false;
  /** What an unknown counts for in the score ranked by, more where more is known to be there. */
  readonly unknownCounts: number;
  private readonly by: number;

  constructor(
    readonly people: People,
    readonly compiled: Compiled,
  ) {
    const { rankBy } = compiled.plan.criteria;
    this.by = RANK_BY.indexOf(rankBy);
    this.unknownCounts = rankBy === 'certain' ? 0 : rankBy === 'expected' ? compiled.unknown : 1;
  }

  get score(): number {
    return this.by === 0 ? this.expected : this.by === 1 ? this.certain : this.potential;
  }

  read(slot: number): void {
    const { people, compiled } = this;
    const { parts, unknown } = compiled;
    let certain = 0;
    let expected = 0;
    let potential = 0;
    let hasUnknown = false;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const value = valueAt(people, slot, part, compiled);
      if (value >= 0) {
        const points = part.share * value;
        certain += points;
        expected += points;
        potential += points;
      } else {
        const floor = -1 - value;
        certain += part.share * floor;
        expected += part.share * Math.max(floor, unknown);
        potential += part.share;
        if (part.share > 0) hasUnknown = true;
      }
    }
    this.certain = Math.min(1, certain);
    this.expected = Math.min(1, expected);
    this.potential = Math.min(1, potential);
    this.hasUnknown = hasUnknown;
  }

  ranked(slot: number): Ranked {
    this.read(slot);
    const { score, certain, expected, potential } = this;
    return { id: this.people.ids.idOf(slot), score, certain, expected, potential };
  }
}
