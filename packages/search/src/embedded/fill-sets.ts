import { HOLDS_FOR_DAYS } from '@rosa/domain';
import { wordsFor } from './bits.js';
import { LANGUAGE, LICENCE, OCCUPATION, SCHOOLING, SKILL, TERM, type Part } from './parts.js';
import type { People } from './people.js';
import { isKnownMissing, isUnanswered } from './values.js';

/** Makes the sets of who is known to lack what is asked, and of who has not answered, over everyone. */

/** Those of `among` who pass, into `words`. */
const addPassing = (
  people: People,
  among: (word: number) => number,
  passes: (slot: number) => boolean,
  words: Uint32Array,
): void => {
  const { live } = people.columns;
  for (let i = 0; i < wordsFor(people.slots); i++) {
    for (let left = live[i]! & among(i); left !== 0; left &= left - 1) {
      if (passes((i << 5) + 31 - Math.clz32(left & -left))) words[i]! |= left & -left;
    }
  }
};

/**
 * Those without a yes in the column: a no that holds where `holding`, else a no that does not, or nothing. (Never asked is
 * the least number, so it passes for a no of long ago.)
 */
const addNoes = (
  people: People,
  column: Int32Array,
  from: number,
  holding: boolean,
  words: Uint32Array,
): void => {
  const { live } = people.columns;
  const oldest = from * 4;
  for (let i = 0, slot = 0; i < wordsFor(people.slots); i++) {
    let word = 0;
    for (let bit = 0; bit < 32; bit++, slot++) {
      const answer = column[slot]!;
      if ((answer & 2) === 0 && answer >= oldest === holding) word |= 1 << bit;
    }
    words[i] = word & live[i]!;
  }
};

export const fillMissing = (people: People, part: Part, asOf: number, words: Uint32Array): void => {
  const { live, licences_known, languages_known, schooling_known, career_complete } =
    people.columns;
  const { holders } = part;
  const isMissing = (slot: number): boolean => isKnownMissing(people, slot, part, asOf);
  switch (part.kind) {
    case LICENCE:
      for (let i = 0; i < words.length; i++) {
        words[i] = live[i]! & licences_known[i]! & ~holders[i]!;
      }
      return;
    case SKILL:
      return addPassing(people, (i) => holders[i]!, isMissing, words);
    case OCCUPATION:
      for (let i = 0; i < words.length; i++) {
        words[i] = live[i]! & career_complete[i]! & ~holders[i]!;
      }
      return addPassing(people, (i) => career_complete[i]! & holders[i]!, isMissing, words);
    case LANGUAGE:
      return addPassing(people, (i) => languages_known[i]!, isMissing, words);
    case SCHOOLING:
      return addPassing(people, (i) => schooling_known[i]!, isMissing, words);
    case TERM:
      return addNoes(people, people.answers[part.code]!, asOf - HOLDS_FOR_DAYS, true, words);
    default:
      return addPassing(people, () => -1, isMissing, words);
  }
};

export const fillUnanswered = (
  people: People,
  part: Part,
  asOf: number,
  words: Uint32Array,
): void => {
  if (part.kind === TERM) {
    addNoes(people, people.answers[part.code]!, asOf - HOLDS_FOR_DAYS, false, words);
  } else {
    addPassing(
      people,
      () => -1,
      (slot) => isUnanswered(people, slot, part, asOf),
      words,
    );
  }
};

/** Those a test over everyone finds. */
export const fillBy = (
  people: People,
  passes: (slot: number) => boolean,
  words: Uint32Array,
): void => addPassing(people, () => -1, passes, words);
