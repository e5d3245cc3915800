/**
 * Lists of whole numbers, one a slot, packed one after the other: `stride` numbers an entry. A list that grows moves to the
 * end; once half of the space is holes everything is packed anew.
 */
export class Packed {
  starts: Uint32Array;
  lengths: Uint16Array;
  values: Int32Array;
  /** Where the next list goes. */
  end = 0;
  private holes = 0;

  constructor(
    readonly stride: number,
    slots: number,
  ) {
    this.starts = new Uint32Array(slots);
    this.lengths = new Uint16Array(slots);
    this.values = new Int32Array(slots * stride);
  }

  growSlots(slots: number): void {
    const starts = new Uint32Array(slots);
    starts.set(this.starts);
    this.starts = starts;
    const lengths = new Uint16Array(slots);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }

  /** Replaces a slot's list by `count` entries; the caller fills `values` from the place returned. */
  reserve(slot: number, count: number): number {
    const needed = count * this.stride;
    const had = this.lengths[slot]! * this.stride;
    if (needed > had) {
      this.holes += had;
      this.lengths[slot] = 0;
      this.makeRoom(needed);
      this.starts[slot] = this.end;
      this.end += needed;
    } else {
      this.holes += had - needed;
    }
    this.lengths[slot] = count;
    return this.starts[slot]!;
  }

  private makeRoom(needed: number): void {
    if (this.holes > 1024 && this.holes > this.end >>> 1) this.compact();
    if (this.end + needed <= this.values.length) return;
    const grown = new Int32Array(Math.max(1024, (this.end + needed) * 1.5));
    grown.set(this.values.subarray(0, this.end));
    this.values = grown;
  }

  private compact(): void {
    const packed = new Int32Array(this.values.length);
    let end = 0;
    for (let slot = 0; slot < this.starts.length; slot++) {
      const start = this.starts[slot]!;
      const length = this.lengths[slot]! * this.stride;
      packed.set(this.values.subarray(start, start + length), end);
      this.starts[slot] = end;
      end += length;
    }
    this.values = packed;
    this.end = end;
    this.holes = 0;
  }
}
