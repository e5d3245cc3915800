const ROUNDING = 1e-12;

/** The best `capacity` people by score descending, then lot, then id ascending; nothing else is sorted. */
export class Top {
  readonly slots: Int32Array;
  readonly scores: Float64Array;
  readonly lots: Float64Array;
  size = 0;

  /** `compareIds` orders two slots by id: asked only where score and lot are equal. */
  constructor(
    readonly capacity: number,
    private readonly compareIds: (a: number, b: number) => number,
  ) {
    this.slots = new Int32Array(capacity);
    this.scores = new Float64Array(capacity);
    this.lots = new Float64Array(capacity);
  }

  /**
   * Could someone with at most this score and this lot still enter? The score may be a bound reckoned in another order: a
   * rounding never costs anyone their place.
   */
  mayAdmit(most: number, lot: number): boolean {
    if (this.size < this.capacity) return true;
    if (this.capacity === 0) return false;
    const worst = this.scores[0]!;
    return most > worst + ROUNDING || (most >= worst - ROUNDING && lot <= this.lots[0]!);
  }

  offer(slot: number, score: number, lot: number): void {
    if (this.size < this.capacity) {
      this.rise(this.size++, slot, score, lot);
    } else if (this.capacity > 0 && !this.isWorse(slot, score, lot, 0)) {
      this.sink(slot, score, lot);
    }
  }

  /** Slots from the best; empties the heap. */
  drain(): number[] {
    const { slots, scores, lots } = this;
    const places = Array.from({ length: this.size }, (_, i) => i);
    places.sort(
      (a, b) =>
        scores[b]! - scores[a]! || lots[a]! - lots[b]! || this.compareIds(slots[a]!, slots[b]!),
    );
    this.size = 0;
    return places.map((place) => slots[place]!);
  }

  private isWorse(slot: number, score: number, lot: number, than: number): boolean {
    if (score !== this.scores[than]!) return score < this.scores[than]!;
    if (lot !== this.lots[than]!) return lot > this.lots[than]!;
    return this.compareIds(slot, this.slots[than]!) > 0;
  }

  private put(place: number, slot: number, score: number, lot: number): void {
    this.slots[place] = slot;
    this.scores[place] = score;
    this.lots[place] = lot;
  }

  private move(from: number, to: number): void {
    this.put(to, this.slots[from]!, this.scores[from]!, this.lots[from]!);
  }

  private rise(from: number, slot: number, score: number, lot: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      if (!this.isWorse(slot, score, lot, parent)) break;
      this.move(parent, place);
      place = parent;
    }
    this.put(place, slot, score, lot);
  }

  private sink(slot: number, score: number, lot: number): void {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (
        right < this.size &&
        this.isWorse(this.slots[right]!, this.scores[right]!, this.lots[right]!, child)
      ) {
        child = right;
      }
      if (this.isWorse(slot, score, lot, child)) break;
      this.move(child, place);
      place = child;
    }
    this.put(place, slot, score, lot);
  }
}
