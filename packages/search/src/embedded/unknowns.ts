import { popcount } from './bits.js';
import { OCCUPATION, type Compiled, type Part } from './parts.js';
import type { People } from './people.js';
import type { Sieve } from './sieves.js';
import { valueAt } from './values.js';

/** Who has an unknown that counts, by whole words of people at a time. */

export interface Unknowns {
  readonly words: Uint32Array;
  readonly count: number;
}

/** Those in an occupation asked whose career may hold more: unknown unless what is known is worth 1 already. */
const addPractised = (
  people: People,
  part: Part,
  compiled: Compiled,
  candidates: Uint32Array,
  into: Uint32Array,
): void => {
  const complete = people.columns.career_complete;
  for (let i = 0; i < into.length; i++) {
    let left = candidates[i]! & part.holders[i]! & ~complete[i]! & ~into[i]!;
    for (; left !== 0; left &= left - 1) {
      const slot = (i << 5) + 31 - Math.clz32(left & -left);
      if (valueAt(people, slot, part, compiled) < 0) into[i]! |= left & -left;
    }
  }
};

export const unknownsAmong = (
  people: People,
  compiled: Compiled,
  sieves: readonly Sieve[],
  candidates: Uint32Array,
): Unknowns => {
  const words = new Uint32Array(candidates.length);
  for (const { unknown } of sieves) {
    for (let i = 0; i < words.length; i++) words[i]! |= unknown[i]!;
  }
  for (const { part } of sieves) {
    if (part.kind === OCCUPATION) addPractised(people, part, compiled, candidates, words);
  }
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    words[i]! &= candidates[i]!;
    if (words[i] !== 0) count += popcount(words[i]!);
  }
  return { words, count };
};
