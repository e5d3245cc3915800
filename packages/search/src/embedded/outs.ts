import { STATES } from '@rosa/domain';
import { isSet, putBit, wordsFor } from './bits.js';
import { NONE } from './columns.js';
import { LANGUAGE, OCCUPATION, type Part } from './parts.js';
import type { People } from './people.js';
import { isKnownMissing } from './values.js';

/**
 * Sets of who is out for a reason, kept between questions: the same day and the same musts come again and again. Each
 * catches up with the people who changed since it was last asked.
 */

const LEFT = STATES.indexOf('left');
const ACTIVE = STATES.indexOf('active');
/** Kept at most, the least lately asked dropped first. */
const KEPT = 256;

type Test = (slot: number) => boolean;

interface OutSet {
  words: Uint32Array;
  seen: number;
}

export class OutSets {
  private readonly sets = new Map<string, OutSet>();

  constructor(private readonly people: People) {}

  /** Refused, left, or paused or placed on this day. */
  notReleased(asOf: number): Uint32Array {
    return this.set(`released ${asOf}`, (slot) => isNotReleased(this.people, slot, asOf));
  }

  /** Everyone known not to have what a must asks. */
  missing(part: Part, asOf: number): Uint32Array {
    return this.set(keyOf(part, asOf), (slot) => isKnownMissing(this.people, slot, part, asOf));
  }

  private set(key: string, test: Test): Uint32Array {
    const found = this.sets.get(key);
    const set = found ?? { words: new Uint32Array(0), seen: -1 };
    this.sets.delete(key);
    this.sets.set(key, set);
    if (!found && this.sets.size > KEPT) this.sets.delete(this.sets.keys().next().value!);
    this.catchUp(set, test);
    return set.words;
  }

  private catchUp(set: OutSet, test: Test): void {
    const { changes, capacity, slots, columns } = this.people;
    const changed = set.seen < 0 ? undefined : changes.since(set.seen);
    if (!changed || set.words.length !== wordsFor(capacity)) {
      set.words = new Uint32Array(wordsFor(capacity));
      for (let slot = 0; slot < slots; slot++) {
        if (isSet(columns.live, slot) && test(slot)) set.words[slot >>> 5]! |= 1 << (slot & 31);
      }
    } else {
      for (const slot of changed) putBit(set.words, slot, this.people.isLive(slot) && test(slot));
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
const keyOf = (part: Part, asOf: number): string => {
  const dated = part.kind >= OCCUPATION && part.kind !== LANGUAGE;
  return `${part.of} ${part.kind} ${part.code} ${part.atLeast}${dated ? ` ${asOf}` : ''}`;
};
