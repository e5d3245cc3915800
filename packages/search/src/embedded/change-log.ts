/**
 * The slots that changed, in order: what is derived from the people (sets of who is out, the order over the map) catches up
 * from where it was, or is made anew when too much has changed.
 */
export class ChangeLog {
  private slots: number[] = [];
  /** Position of the first slot kept. */
  private first = 0;

  /** Position after the last change. */
  get end(): number {
    return this.first + this.slots.length;
  }

  add(slot: number, people: number): void {
    this.slots.push(slot);
    if (this.slots.length > Math.max(4096, people >>> 4)) {
      const dropped = this.slots.length >>> 1;
      this.slots = this.slots.slice(dropped);
      this.first += dropped;
    }
  }

  /** The slots changed since a position; `undefined` where they are no longer kept. */
  since(position: number): readonly number[] | undefined {
    return position < this.first ? undefined : this.slots.slice(position - this.first);
  }
}
