import { popcount } from './bits.js';
import type { OutSets } from './outs.js';
import {
  HOME,
  LANGUAGE,
  LICENCE,
  OCCUPATION,
  SCHOOLING,
  SKILL,
  type Compiled,
  type Part,
} from './parts.js';
import type { People } from './people.js';
import { valueAt } from './values.js';

/** Who has an unknown that counts, by whole words of people at a time. */

export interface Unknowns {
  readonly words: Uint32Array;
  readonly count: number;
}

/** Adds those among the candidates of whom what is asked is unknown whatever their lists say. */
const addUnknown = (
  people: People,
  part: Part,
  compiled: Compiled,
  outs: OutSets,
  into: Uint32Array,
): void => {
  const { columns } = people;
  const addOthers = (known: Uint32Array): void => {
    for (let i = 0; i < into.length; i++) into[i]! |= ~known[i]!;
  };
  switch (part.kind) {
    case LICENCE:
      return addOthers(columns.licences_known);
    case LANGUAGE:
      return addOthers(columns.languages_known);
    case SCHOOLING:
      return addOthers(columns.schooling_known);
    case HOME:
      return addOthers(columns.home_known);
    case SKILL:
      return addOthers(part.holders);
    case OCCUPATION: {
      const complete = columns.career_complete;
      for (let i = 0; i < into.length; i++) into[i]! |= ~complete[i]! & ~part.holders[i]!;
      return;
    }
    default: {
      const unanswered = outs.unanswered(part, compiled.asOf);
      for (let i = 0; i < into.length; i++) into[i]! |= unanswered[i]!;
    }
  }
};

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
  outs: OutSets,
  candidates: Uint32Array,
): Unknowns => {
  const words = new Uint32Array(candidates.length);
  const counting = compiled.parts.filter((part) => part.share > 0);
  for (const part of counting) addUnknown(people, part, compiled, outs, words);
  for (const part of counting) {
    if (part.kind === OCCUPATION) addPractised(people, part, compiled, candidates, words);
  }
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    words[i]! &= candidates[i]!;
    if (words[i] !== 0) count += popcount(words[i]!);
  }
  return { words, count };
};
