import { newStemmer } from 'snowball-stemmers';
import { fold, foldWords } from './fold.js';
import { STOP_WORDS } from './stop-words.js';

/**
 * The one text plan: what records are indexed by and what queries ask, computed here so that no engine needs an analyser.
 * Work is indexed by stems; names and places by folded words, because a name has no stem.
 */

const stemmer = newStemmer('italian');

/** Endings that tell a woman's title from a man's, or one from many: brought to one form before stemming. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/tric[ei]$/, 'tore'],
  [/oress[ae]$/, 'ore'],
  [/entess[ae]$/, 'ente'],
];

/** Titles in -iere/-iera and -aio/-aia, which the stemmer pulls apart: the stem is what stands before the last vowels. */
const OPEN_TITLES = /^(.{3,}(?:ier|ai))(?:[aeio]|i)?$/;

const stemOf = (word: string): string => {
  const title = TITLES.find(([ending]) => ending.test(word));
  const common = title ? word.replace(title[0], title[1]) : word;
  return OPEN_TITLES.exec(common)?.[1] ?? stemmer.stem(common);
};

/** Works out what follows from a word once; the memo is emptied rather than let grow. */
const remembered = <T extends string | null>(
  size: number,
  workOut: (word: string) => T,
): ((word: string) => T) => {
  const memo = new Map<string, T>();
  return (word) => {
    const known = memo.get(word);
    if (known !== undefined) return known;
    const found = workOut(word);
    if (memo.size >= size) memo.clear();
    memo.set(word, found);
    return found;
  };
};

/** A registry has few different words. */
const WORDS_KEPT = 100_000;
/** An office writes the same beginnings again and again. */
const BEGINNINGS_KEPT = 10_000;

/** The stem of a folded word; `null` for a stop word. */
const termOf = remembered(WORDS_KEPT, (word) => (STOP_WORDS.has(word) ? null : stemOf(word)));

/** The terms a text about work is indexed by, in order: stems, without stop words. */
export const indexTerms = (text: string): string[] => {
  const terms: string[] = [];
  for (const word of foldWords(text)) {
    const term = termOf(word);
    if (term !== null) terms.push(term);
  }
  return terms;
};

const ELIDED = /[\p{L}\p{N}]+(?:['’ʼ`´][\p{L}\p{N}]+)+/gu;

/**
 * The terms a name or a place is indexed by: its folded words, and joined forms for `D’Angelo` written `Dangelo` and
 * `De Luca` written `Deluca`.
 */
export const nameTerms = (name: string): string[] => {
  const folded = fold(name);
  const words = foldWords(name);
  const elided = (folded.match(ELIDED) ?? []).map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
  const joined = words.length > 1 ? [words.join('')] : [];
  return [...new Set([...words, ...elided, ...joined])];
};

/** One word of a query. It is found where a name, place or code term is `word`, or a work term is `stem`. */
export interface QueryTerm {
  readonly word: string;
  readonly stem: string;
  /** The last word may be unfinished: then terms that begin with `word` or `stem` are found too. */
  readonly prefix: boolean;
}

/** Ways in which an unfinished word may go on to an ending that its stem drops or changes (`lavorat`, `direttr`). */
const GOES_ON = ' a e i o ti ne one ione he re ore ce ice rice sa ssa essa sti ista'.split(' ');
const SHORTEST = 3;

const sharedStart = (a: string, b: string): string => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
};

/**
 * The part of an unfinished word that the stem of the finished one begins with, however it goes on. Some twenty stems
 * are found for it, in 150 KB of garbage.
 */
const unfinishedStem = remembered(BEGINNINGS_KEPT, (word) =>
  GOES_ON.map((ending) => sharedStart(word, stemOf(word + ending)))
    .filter((start) => start.length >= Math.min(SHORTEST, word.length))
    .reduce((shortest, start) => (start.length < shortest.length ? start : shortest), word),
);

/**
 * The words of a query, all of which must be found, in any order. Stop words ask nothing, unless there is nothing else;
 * a text that ends in a blank has no unfinished word.
 */
export const queryTerms = (text: string): readonly QueryTerm[] => {
  const words = foldWords(text);
  const open = /[\p{L}\p{N}]$/u.test(text);
  const asked = words
    .map((word, index) => ({ word, prefix: open && index === words.length - 1 }))
    .filter(({ word, prefix }, _, all) => (prefix && all.length === 1) || termOf(word) !== null);
  const kept = asked.length > 0 ? asked : words.map((word) => ({ word, prefix: false }));
  return kept.map(({ word, prefix }) => ({
    word,
    prefix,
    stem: prefix ? unfinishedStem(word) : (termOf(word) ?? word),
  }));
};
