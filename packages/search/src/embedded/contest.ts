import { eachBit, popcount, setOf } from './bits.js';
import type { Drawn } from './outs.js';
import { HOME, type Part } from './parts.js';
import type { Scorer } from './scorer.js';
import type { Band, Sieve } from './sieves.js';
import type { Top } from './top.js';
import { countedAs, valueAt } from './values.js';

/** Looking at a person takes about as long as sieving so many words of people once more. */
const WORDS_A_PERSON = 32;

/** What candidates are compared by, and what an unknown counts for in it. */
export interface Measure {
  readonly unknownCounts: number;
  /** Of the person just read. */
  readonly of: (scorer: Scorer) => number;
}

/** A sieve whose bands are worth less from one to the next. */
interface Step {
  readonly part: Part;
  readonly bands: readonly Band[];
}

const together = (a: Band, b: Band): Band => ({
  words: setOf(a.words.length, (i) => a.words[i]! | b.words[i]!),
  most: a.most,
  isExact: a.isExact && b.isExact,
});

const stepOf = ({ part, known, unknown }: Sieve, unknownCounts: number): Step => {
  const bands: Band[] = [];
  const all = [...known, { words: unknown, most: unknownCounts, isExact: true }];
  for (const band of all.sort((a, b) => b.most - a.most)) {
    const last = bands.at(-1);
    if (last?.most === band.most) bands[bands.length - 1] = together(last, band);
    else bands.push(band);
  }
  return { part, bands };
};

/**
 * Fills a list with the best of some people. They are sieved by one thing asked after the other, the best band first, and a
 * band is left as soon as the most its people could come to does not reach the list; those who are left are read one by one.
 */
export class Contest {
  private readonly steps: readonly Step[];
  private readonly sieved: Uint32Array[] = [];
  /** The bands that led to the people being read. */
  private readonly path: Band[] = [];
  private readonly lots: Float64Array;
  /** Of the steps, as they are read. */
  private readonly order: readonly number[];

  constructor(
    private readonly scorer: Scorer,
    private readonly top: Top,
    private readonly measure: Measure,
    sieves: readonly Sieve[],
    private readonly byLot: readonly Drawn[],
  ) {
    this.steps = sieves.map((sieve) => stepOf(sieve, measure.unknownCounts));
    this.lots = scorer.people.columns.lot;
    // Where someone lives is told by their band, to a quarter: it is read last.
    const isHome = (step: number): boolean => this.steps[step]!.part.kind === HOME;
    this.order = [...this.steps.keys()].sort((a, b) => Number(isHome(a)) - Number(isHome(b)));
  }

  enter(people: Uint32Array): void {
    this.sieve(people, 1);
  }

  /** @param most what anyone of them could come to */
  private sieve(people: Uint32Array, most: number): void {
    const { path, steps } = this;
    const step = steps[path.length];
    const into = (this.sieved[path.length] ??= new Uint32Array(people.length));
    if (!step) return this.sieveByLot(people, most, into);
    for (const band of step.bands) {
      const left = most - step.part.share * (1 - band.most);
      if (!this.top.mayAdmit(left, -1)) return;
      const count = bothInto(people, band.words, into);
      if (count === 0) continue;
      path.push(band);
      if (count * WORDS_A_PERSON < into.length) this.readAll(into, left);
      else this.sieve(into, left);
      path.pop();
    }
  }

  /** Among many with the same bound, thousands may be equals: whoever comes later by lot is left. */
  private sieveByLot(people: Uint32Array, most: number, into: Uint32Array): void {
    for (const { from, words } of this.byLot) {
      if (!this.top.mayAdmit(most, from)) return;
      if (bothInto(people, words, into) > 0) this.readAll(into, most);
    }
  }

  private readAll(people: Uint32Array, most: number): void {
    eachBit(people, (slot) => this.read(slot, most));
  }

  /** What is asked of the person is read as long as they may still get a place. */
  private read(slot: number, most: number): void {
    const { scorer, steps, path, top, measure } = this;
    const lot = this.lots[slot]!;
    if (!top.mayAdmit(most, lot)) return;
    let left = most;
    for (const i of this.order) {
      const band = path[i];
      if (band?.isExact) continue;
      const { part } = steps[i]!;
      const value = valueAt(scorer.people, slot, part, scorer.compiled);
      const counted = countedAs(value, measure.unknownCounts);
      left -= part.share * ((band?.most ?? 1) - counted);
      if (!top.mayAdmit(left, lot)) return;
    }
    scorer.read(slot);
    top.offer(slot, measure.of(scorer), lot);
  }
}

/** Puts who is in both into `into`; answers how many they are. */
const bothInto = (a: Uint32Array, b: Uint32Array, into: Uint32Array): number => {
  let count = 0;
  for (let i = 0; i < into.length; i++) {
    const both = a[i]! & b[i]!;
    into[i] = both;
    if (both !== 0) count += popcount(both);
  }
  return count;
};
