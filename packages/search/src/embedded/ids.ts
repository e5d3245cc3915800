/** Ids as 16 bytes a slot, and the slot of an id by open addressing: no string is kept. */

const BYTES = 16;
const FREE = -1;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The 16 bytes of a UUID; `undefined` for any other text. */
export const bytesOfId = (id: string): Buffer | undefined =>
  UUID.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : undefined;

export const idOfBytes = (bytes: Uint8Array, at = 0): string => {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + at, BYTES).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const hashOf = (bytes: Uint8Array, at: number): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < BYTES; i++) hash = Math.imul(hash ^ bytes[at + i]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};

export class Ids {
  bytes: Uint8Array;
  private table: Int32Array;
  private used = 0;

  constructor(slots: number) {
    this.bytes = new Uint8Array(slots * BYTES);
    this.table = new Int32Array(tableSize(slots)).fill(FREE);
  }

  growSlots(slots: number): void {
    const grown = new Uint8Array(slots * BYTES);
    grown.set(this.bytes.subarray(0, grown.length));
    this.bytes = grown;
  }

  idOf(slot: number): string {
    return idOfBytes(this.bytes, slot * BYTES);
  }

  bytesOf(slot: number): Uint8Array {
    return this.bytes.subarray(slot * BYTES, (slot + 1) * BYTES);
  }

  /** The slot of an id, -1 where it has none. */
  find(id: Uint8Array): number {
    return this.table[this.placeOf(id, 0)]!;
  }

  /** Gives a slot its id, which must not have one yet. */
  add(slot: number, id: Uint8Array): void {
    this.bytes.set(id, slot * BYTES);
    this.enter(slot);
  }

  /** Enters a slot whose bytes are there already. */
  enter(slot: number): void {
    if ((this.used + 1) * 2 > this.table.length) this.enlarge();
    this.table[this.placeOf(this.bytes, slot * BYTES)] = slot;
    this.used++;
  }

  /** Takes a slot's id out, closing the gap it leaves in its run. */
  remove(slot: number): void {
    const mask = this.table.length - 1;
    let gap = this.placeOf(this.bytes, slot * BYTES);
    this.used--;
    for (let next = (gap + 1) & mask; this.table[next] !== FREE; next = (next + 1) & mask) {
      const home = hashOf(this.bytes, this.table[next]! * BYTES) & mask;
      if (((next - home) & mask) < ((next - gap) & mask)) continue;
      this.table[gap] = this.table[next]!;
      gap = next;
    }
    this.table[gap] = FREE;
  }

  private enlarge(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2).fill(FREE);
    for (const slot of old) {
      if (slot !== FREE) this.table[this.placeOf(this.bytes, slot * BYTES)] = slot;
    }
  }

  /** Where the id stands in the table, or the free place where it would. */
  private placeOf(id: Uint8Array, at: number): number {
    const mask = this.table.length - 1;
    let place = hashOf(id, at) & mask;
    for (;;) {
      const slot = this.table[place]!;
      if (slot === FREE || this.equals(slot * BYTES, id, at)) return place;
      place = (place + 1) & mask;
    }
  }

  private equals(mine: number, id: Uint8Array, at: number): boolean {
    for (let i = BYTES - 1; i >= 0; i--) {
      if (this.bytes[mine + i] !== id[at + i]) return false;
    }
    return true;
  }
}

const tableSize = (slots: number): number => {
  let size = 64;
  while (size < slots * 2) size *= 2;
  return size;
};
