/**
 * Revisions by id, compactly: UUIDs as four 32-bit words in an open-addressed table, 21 bytes a slot and at most two
 * thirds full. 1.3 million people take 44 MB (a Map of strings takes over 200); while it grows, half as much again.
 */

const SMALLEST = 1_024;
const USED = 1;
const DELETED = 2;
const SEEN = 4;

export interface Revision {
  readonly id: string;
  readonly rev: number;
  readonly deleted: boolean;
}

export class RevisionTable {
  private words = new Uint32Array(4 * SMALLEST);
  private revs = new Uint32Array(SMALLEST);
  private flags = new Uint8Array(SMALLEST);
  private count = 0;
  private readonly key = new Uint32Array(4);

  /** Entries that are not tombstones. */
  live = 0;

  /** Adds an id. Of one that is met twice, as in an index that is written while it is read, the newer revision counts. */
  add({ id, rev, deleted }: Revision): void {
    if ((this.count + 1) * 3 > this.revs.length * 2) this.grow();
    parse(id, this.key);
    const slot = this.slotOf(this.key);
    const flag = this.flags[slot]!;
    if (flag !== 0 && this.revs[slot]! >= rev) return;
    if (flag === 0) this.count += 1;
    if (flag === USED) this.live -= 1;
    if (!deleted) this.live += 1;
    this.words.set(this.key, slot * 4);
    this.revs[slot] = rev;
    this.flags[slot] = deleted ? USED | DELETED : USED;
  }

  /** The revision of an id, which is from now on not among the `unseen`. */
  see(id: string): { readonly rev: number; readonly deleted: boolean } | undefined {
    parse(id, this.key);
    const slot = this.slotOf(this.key);
    if (this.flags[slot] === 0) return undefined;
    this.flags[slot]! |= SEEN;
    return { rev: this.revs[slot]!, deleted: (this.flags[slot]! & DELETED) !== 0 };
  }

  /** How many live entries were never asked for. */
  unseen(): number {
    return this.flags.reduce((sum, flag) => sum + (flag === USED ? 1 : 0), 0);
  }

  /** Where a key is, or the free slot where it would go. */
  private slotOf(key: Uint32Array): number {
    const mask = this.revs.length - 1;
    // The last words of a UUIDv7 are random; the first are its time and would cluster.
    let slot = (key[3]! ^ Math.imul(key[2]!, 0x9e3779b1)) & mask;
    while (this.flags[slot] !== 0 && !this.holds(slot, key)) slot = (slot + 1) & mask;
    return slot;
  }

  private holds(slot: number, key: Uint32Array): boolean {
    const at = slot * 4;
    return (
      this.words[at] === key[0] &&
      this.words[at + 1] === key[1] &&
      this.words[at + 2] === key[2] &&
      this.words[at + 3] === key[3]
    );
  }

  private grow(): void {
    const { words, revs, flags } = this;
    this.words = new Uint32Array(words.length * 2);
    this.revs = new Uint32Array(revs.length * 2);
    this.flags = new Uint8Array(flags.length * 2);
    for (let from = 0; from < revs.length; from += 1) {
      if (flags[from] === 0) continue;
      const key = words.subarray(from * 4, from * 4 + 4);
      const to = this.slotOf(key);
      this.words.set(key, to * 4);
      this.revs[to] = revs[from]!;
      this.flags[to] = flags[from]!;
    }
  }
}

/** Where the hexadecimal digits of a UUID stand: all but the four dashes. */
const DIGITS = [...'00000000-0000-0000-0000-000000000000'].flatMap((c, at) =>
  c === '-' ? [] : [at],
);

/** The 16 bytes of a UUID as four words. Digit by digit, since both engines' ids pass through here at every start. */
const parse = (id: string, into: Uint32Array): void => {
  if (id.length !== 36) throw new RangeError(`${id} is not a UUID`);
  for (let word = 0; word < 4; word += 1) {
    let value = 0;
    for (let digit = word * 8; digit < word * 8 + 8; digit += 1) {
      const char = id.charCodeAt(DIGITS[digit]!);
      // '0' to '9' end in 0 to 9; 'a' to 'f', and 'A' to 'F', end in 1 to 6 and are above 63.
      value = (value << 4) | ((char & 15) + (char > 63 ? 9 : 0));
    }
    into[word] = value;
  }
};
