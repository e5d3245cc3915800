import { setBit, wordsFor } from './bits.js';
import { layOut, type Layout } from './layout.js';
import type { Limits } from './limits.js';
import { bandsWithin } from './neighbourhood.js';
import type { People } from './people.js';
import type { Band } from './sieves.js';

/** The people in the order of the map. Who changed since it was laid out is looked at alone, until it is worth doing anew. */

const FEWEST_LOOSE = 2048;

export class SpatialOrder {
  private layout: Layout | null = null;
  private seen = -1;
  private readonly loose = new Set<number>();
  private isLoose = new Uint32Array(0);

  constructor(private readonly people: People) {}

  /** Who lives near a workplace, as far as the limits go, by what nearness is worth. */
  near(limits: Limits, reachKm: number): readonly Band[] {
    const layout = this.upToDate();
    const loose = { slots: this.loose, words: this.isLoose };
    return bandsWithin(this.people, layout, loose, limits, reachKm);
  }

  private upToDate(): Layout {
    const { changes, slots, capacity } = this.people;
    const changed = this.layout ? changes.since(this.seen) : undefined;
    const mostLoose = Math.max(FEWEST_LOOSE, slots >>> 5);
    if (!this.layout || !changed || this.loose.size + changed.length > mostLoose) {
      this.layout = layOut(this.people);
      this.loose.clear();
      this.isLoose = new Uint32Array(wordsFor(capacity));
    } else {
      if (this.isLoose.length < wordsFor(capacity)) {
        this.isLoose = new Uint32Array(wordsFor(capacity));
        for (const slot of this.loose) setBit(this.isLoose, slot);
      }
      for (const slot of changed) {
        this.loose.add(slot);
        setBit(this.isLoose, slot);
      }
    }
    this.seen = changes.end;
    return this.layout;
  }
}
