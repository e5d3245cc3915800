import { Dictionary } from './dictionary.js';

/** One bit a slot: sets of people that are counted and combined 32 at a time. */

export const wordsFor = (slots: number): number => (slots + 31) >>> 5;

/** The set of these words. */
export const setOf = (words: number, wordAt: (i: number) => number): Uint32Array => {
  const set = new Uint32Array(words);
  for (let i = 0; i < words; i++) set[i] = wordAt(i);
  return set;
};

/** How many bits of a word are set. */
export const popcount = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

export const countOf = (words: Uint32Array): number => {
  let count = 0;
  for (let i = 0; i < words.length; i++) count += popcount(words[i]!);
  return count;
};

/** Which words of a set anyone is in. */
export const wordsTaken = (words: Uint32Array): Uint32Array => {
  const taken = new Uint32Array(words.length);
  let end = 0;
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) taken[end++] = i;
  return taken.subarray(0, end);
};

/** How many are in both. */
export const countBoth = (a: Uint32Array, b: Uint32Array): number => {
  const end = Math.min(a.length, b.length);
  let count = 0;
  for (let i = 0; i < end; i++) {
    const both = a[i]! & b[i]!;
    if (both !== 0) count += popcount(both);
  }
  return count;
};

/** The same by these words alone. */
export const countBothAt = (a: Uint32Array, b: Uint32Array, words: Uint32Array): number => {
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    const both = a[words[i]!]! & b[words[i]!]!;
    if (both !== 0) count += popcount(both);
  }
  return count;
};

export const isSet = (words: Uint32Array, slot: number): boolean =>
  ((words[slot >>> 5]! >>> (slot & 31)) & 1) === 1;

export const setBit = (words: Uint32Array, slot: number): void => {
  words[slot >>> 5]! |= 1 << (slot & 31);
};

export const clearBit = (words: Uint32Array, slot: number): void => {
  words[slot >>> 5]! &= ~(1 << (slot & 31));
};

export const putBit = (words: Uint32Array, slot: number, on: boolean): void =>
  on ? setBit(words, slot) : clearBit(words, slot);

/** Calls with each slot of the set, ascending. */
export const eachBit = (words: Uint32Array, visit: (slot: number) => void): void => {
  for (let i = 0; i < words.length; i++) {
    for (let left = words[i]!; left !== 0; left &= left - 1) {
      visit((i << 5) + 31 - Math.clz32(left & -left));
    }
  }
};

/** Keeps in `into` what is in `other` too. */
export const keepBoth = (into: Uint32Array, other: Uint32Array): void => {
  for (let i = 0; i < into.length; i++) into[i]! &= other[i]!;
};

/** Takes out of `from` what is in `other`. */
export const leaveOut = (from: Uint32Array, other: Uint32Array): void => {
  for (let i = 0; i < from.length; i++) from[i]! &= ~other[i]!;
};

/** The same bits in an array for more slots. */
export const grownBits = (words: Uint32Array, slots: number): Uint32Array => {
  const grown = new Uint32Array(wordsFor(slots));
  grown.set(words.subarray(0, grown.length));
  return grown;
};

/** A set of people for each code of a dictionary. */
export class CodeBits {
  readonly dictionary: Dictionary;
  sets: Uint32Array[];

  constructor(
    private slots: number,
    codes: readonly string[] = [],
  ) {
    this.dictionary = new Dictionary(codes);
    this.sets = codes.map(() => new Uint32Array(wordsFor(slots)));
  }

  grow(slots: number): void {
    this.slots = slots;
    this.sets = this.sets.map((words) => grownBits(words, slots));
  }

  set(code: string, slot: number): void {
    const number = this.dictionary.add(code);
    const words = (this.sets[number] ??= new Uint32Array(wordsFor(this.slots)));
    setBit(words, slot);
  }

  /** The people with this code; `undefined` where no one ever had it. */
  of(code: string): Uint32Array | undefined {
    return this.sets[this.dictionary.find(code)];
  }

  /** Takes a person out of every set. */
  clear(slot: number): void {
    const word = slot >>> 5;
    const others = ~(1 << (slot & 31));
    for (const words of this.sets) words[word]! &= others;
  }
}
