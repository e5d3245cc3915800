import {
  taken,
  type BankTransfer,
  type Content,
  type ImportRow,
  type Rehearsal,
  type RowResult,
} from '@rosa/service-kit';

/** Two independent hashes of a text, put together: 53 bits. */
const hashOf = (text: string): number => {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0) * 2 ** 21 + (b >>> 11) + 1;
};

/**
 * Names met in a dry run, 8 to 16 bytes each: a million people fit in 16 MB. Two names may be taken for one once in
 * billions, and then a dry run judges a row more mildly than the run itself.
 */
class HashedNames implements Rehearsal {
  private slots = new Float64Array(1024);
  private size = 0;

  constructor(readonly questionSets: Rehearsal['questionSets']) {}

  has(name: string): boolean {
    const hash = hashOf(name);
    return this.slots[this.placeOf(hash)] === hash;
  }

  add(name: string): void {
    if (this.size * 2 >= this.slots.length) this.grow();
    this.put(hashOf(name));
  }

  private put(hash: number): void {
    const place = this.placeOf(hash);
    if (this.slots[place] === 0) this.size += 1;
    this.slots[place] = hash;
  }

  private placeOf(hash: number): number {
    let place = hash % this.slots.length;
    while (this.slots[place] !== 0 && this.slots[place] !== hash) {
      place = (place + 1) % this.slots.length;
    }
    return place;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Float64Array(before.length * 2);
    this.size = 0;
    for (const hash of before) if (hash !== 0) this.put(hash);
  }
}

/** What a dry run would have brought so far, each bank with a memory of its own. */
export class RunRehearsal {
  private readonly byType = new Map<string, Rehearsal>();
  private readonly claimed = new Map<string, HashedNames>();
  private readonly questionSets: Content[] = [];

  of({ type }: BankTransfer): Rehearsal {
    const known = this.byType.get(type) ?? new HashedNames(this.questionSets);
    this.byType.set(type, known);
    return known;
  }

  /**
   * Told what became of a bank's rows, answers what would become of them after the rows before: one that claims what the
   * record of an earlier row would have is refused. Question sets that would be written are kept as they are.
   */
  judge(
    { type }: BankTransfer,
    rows: readonly ImportRow[],
    results: readonly RowResult[],
  ): readonly RowResult[] {
    const judged = results.map((result) => this.claim(type, result));
    if (type === 'questionSet') {
      const added = rows.filter((_row, index) => judged[index]!.outcome === 'added');
      this.questionSets.push(...added.map(({ value }) => value));
    }
    return judged;
  }

  private claim(type: string, result: RowResult): RowResult {
    if (result.outcome === 'refused' || !result.claims) return result;
    const claimed = this.claimed.get(type) ?? new HashedNames([]);
    this.claimed.set(type, claimed);
    const { id, values } = result.claims;
    const claims = values.map(({ key, value }) => ({ key, name: `${key} ${value}` }));
    const lost = claims.find(({ name }) => claimed.has(name) && !claimed.has(`${name} ${id}`));
    if (lost) return taken(lost.key);
    for (const { name } of claims) [name, `${name} ${id}`].forEach((each) => claimed.add(each));
    return result;
  }
}
