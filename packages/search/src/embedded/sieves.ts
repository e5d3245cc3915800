import { setOf } from './bits.js';
import type { Compiled, Part } from './parts.js';
import { HOME, LANGUAGE, LICENCE, OCCUPATION, SCHOOLING, SKILL } from './parts.js';
import type { OutSets } from './outs.js';
import type { People } from './people.js';

/** What sets of people tell of everyone about one thing asked, before anyone is looked at alone. */

/** People to whom it is worth at most so much, or exactly that. */
export interface Band {
  readonly words: Uint32Array;
  readonly most: number;
  readonly isExact: boolean;
}

/** One thing asked; everyone is either in a band or unknown. */
export interface Sieve {
  readonly part: Part;
  /** Of whom something is known. */
  readonly known: readonly Band[];
  /** Of whom nothing is. */
  readonly unknown: Uint32Array;
}

const upTo1 = (words: Uint32Array): Band => ({ words, most: 1, isExact: false });
const exactly = (most: number, words: Uint32Array): Band => ({ words, most, isExact: true });

/** What is held or not, by who was asked and who is known to lack it. */
const heldSieve = (part: Part, asked: Uint32Array, lacking: Uint32Array): Sieve => ({
  part,
  known: [
    exactly(
      1,
      setOf(asked.length, (i) => asked[i]! & ~lacking[i]!),
    ),
    exactly(0, lacking),
  ],
  unknown: setOf(asked.length, (i) => ~asked[i]!),
});

const sieveOf = (
  { columns }: People,
  part: Part,
  { asOf }: Compiled,
  outs: OutSets,
  near: readonly Band[],
): Sieve => {
  const { holders } = part;
  const words = holders.length;
  switch (part.kind) {
    case SKILL:
      return { part, known: [upTo1(holders)], unknown: setOf(words, (i) => ~holders[i]!) };
    case OCCUPATION: {
      const complete = columns.career_complete;
      const none = setOf(words, (i) => complete[i]! & ~holders[i]!);
      return {
        part,
        known: [upTo1(holders), exactly(0, none)],
        unknown: setOf(words, (i) => ~complete[i]! & ~holders[i]!),
      };
    }
    case LICENCE: {
      const asked = columns.licences_known;
      return heldSieve(
        part,
        asked,
        setOf(words, (i) => asked[i]! & ~holders[i]!),
      );
    }
    case LANGUAGE:
      return heldSieve(part, columns.languages_known, outs.missing(part, asOf));
    case SCHOOLING:
      return heldSieve(part, columns.schooling_known, outs.missing(part, asOf));
    case HOME: {
      const known = columns.home_known;
      return { part, known: near, unknown: setOf(words, (i) => ~known[i]!) };
    }
    default: {
      const refused = outs.missing(part, asOf);
      const unknown = outs.unanswered(part, asOf);
      const yes = setOf(words, (i) => ~(refused[i]! | unknown[i]!));
      return { part, known: [upTo1(yes), exactly(0, refused)], unknown };
    }
  }
};

/** Of all that counts, what counts most first. @param near who lives within the limits, by nearness */
export const sievesOf = (
  people: People,
  compiled: Compiled,
  outs: OutSets,
  near: readonly Band[],
): Sieve[] =>
  compiled.parts
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .map((part) => sieveOf(people, part, compiled, outs, near));
