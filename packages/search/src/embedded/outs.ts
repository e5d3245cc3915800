import { STATES } from '@rosa/domain';
import { isSet, putBit, wordsFor } from './bits.js';
import { NONE } from './columns.js';
import { fillBy, fillMissing, fillUnanswered } from './fill-sets.js';
import { OCCUPATION, TASK, TERM, type Part } from './parts.js';
import type { People } from './people.js';
import { isKnownMissing, isUnanswered } from './values.js';

/**
 * Sets of who is out for a reason, or has not answered, kept between questions: the same days and terms come again. Each
 * catches up with the people who changed since it was last asked.
 */

const LEFT = STATES.indexOf('left');
const ACTIVE = STATES.indexOf('active');
/** Kept at most, in bytes; the least lately asked are dropped first. */
const KEPT_BYTES = 16 << 20;

/** Lots are whole numbers below 2^48, drawn evenly. */
const LOT_EDGES = [0, 2 ** 42, 2 ** 45];

/** People whose lots are at least `from`. */
export interface Drawn {
  readonly from: number;
  readonly words: Uint32Array;
}

interface Rule {
  readonly holds: (slot: number) => boolean;
  readonly fill: (words: Uint32Array) => void;
}

interface KeptSet {
  words: Uint32Array;
  seen: number;
}

export class OutSets {
  private readonly sets = new Map<string, KeptSet>();

  constructor(private readonly people: People) {}

  /** Refused, left, or paused or placed on this day. */
  notReleased(asOf: number): Uint32Array {
    const { people } = this;
    const holds = (slot: number): boolean => isNotReleased(people, slot, asOf);
    return this.set(`released ${asOf}`, { holds, fill: (words) => fillBy(people, holds, words) });
  }

  /** Everyone known not to have what a must asks. */
  missing(part: Part, asOf: number): Uint32Array {
    const { people } = this;
    return this.set(keyOf(part, asOf), {
      holds: (slot) => isKnownMissing(people, slot, part, asOf),
      fill: (words) => fillMissing(people, part, asOf, words),
    });
  }

  /** Everyone of whom the answer to a term is unknown. */
  unanswered(part: Part, asOf: number): Uint32Array {
    const { people } = this;
    return this.set(`unanswered ${keyOf(part, asOf)}`, {
      holds: (slot) => isUnanswered(people, slot, part, asOf),
      fill: (words) => fillUnanswered(people, part, asOf, words),
    });
  }

  /** Everyone by their lots, those who come first among equals first: a 64th of all, up to an eighth, the others. */
  byLot(): readonly Drawn[] {
    const { people } = this;
    return LOT_EDGES.map((from, i) => {
      const to = LOT_EDGES[i + 1] ?? Infinity;
      const holds = (slot: number): boolean => {
        const lot = people.columns.lot[slot]!;
        return lot >= from && lot < to;
      };
      const fill = (words: Uint32Array): void => fillBy(people, holds, words);
      return { from, words: this.set(`lot ${from}`, { holds, fill }) };
    });
  }

  private set(key: string, rule: Rule): Uint32Array {
    const set = this.sets.get(key) ?? { words: new Uint32Array(0), seen: -1 };
    this.sets.delete(key);
    this.sets.set(key, set);
    if (this.sets.size * wordsFor(this.people.capacity) * 4 > KEPT_BYTES) {
      this.sets.delete(this.sets.keys().next().value!);
    }
    this.catchUp(set, rule);
    return set.words;
  }

  private catchUp(set: KeptSet, { holds, fill }: Rule): void {
    const { people } = this;
    const { changes, capacity } = people;
    const changed = set.seen < 0 ? undefined : changes.since(set.seen);
    if (!changed || set.words.length !== wordsFor(capacity)) {
      set.words = new Uint32Array(wordsFor(capacity));
      fill(set.words);
    } else {
      for (const slot of changed) putBit(set.words, slot, people.isLive(slot) && holds(slot));
    }
    set.seen = changes.end;
  }
}

export const isNotReleased = ({ columns }: People, slot: number, asOf: number): boolean => {
  if (isSet(columns.consent_refused, slot)) return true;
  const state = columns.state[slot]!;
  if (state === ACTIVE) return false;
  if (state === LEFT) return true;
  const until = columns.until[slot]!;
  return until === NONE || until >= asOf;
};

/** Only practice in an occupation and answers depend on the day. */
const keyOf = ({ of, kind, code, atLeast }: Part, asOf: number): string => {
  const isDated = kind === OCCUPATION || kind === TERM || kind === TASK;
  return `${of} ${code} ${atLeast}${isDated ? ` ${asOf}` : ''}`;
};
